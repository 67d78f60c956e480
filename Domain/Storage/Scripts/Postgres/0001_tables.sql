CREATE TABLE audit (
    school_id bigint NOT NULL,
    sequence bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    who text NOT NULL,
    what text NOT NULL,
    subject_id bigint NOT NULL,
    why text,
    previous text NOT NULL,
    hash text NOT NULL,
    CONSTRAINT pk_audit PRIMARY KEY (school_id, sequence)
);


CREATE TABLE care_rules (
    id bigint NOT NULL,
    duty text NOT NULL,
    "on" boolean NOT NULL,
    who text NOT NULL,
    scope text NOT NULL,
    "window" text NOT NULL,
    holidays text,
    per_week integer NOT NULL,
    since date,
    version bigint NOT NULL,
    school_id bigint NOT NULL,
    CONSTRAINT pk_care_rules PRIMARY KEY (id)
);


CREATE TABLE care_runs (
    id bigint NOT NULL,
    day date NOT NULL,
    version bigint NOT NULL,
    school_id bigint NOT NULL,
    CONSTRAINT pk_care_runs PRIMARY KEY (id)
);


CREATE TABLE care_starts (
    id bigint NOT NULL,
    "from" date NOT NULL,
    hour time without time zone NOT NULL,
    month_day text NOT NULL,
    version bigint NOT NULL,
    school_id bigint NOT NULL,
    CONSTRAINT pk_care_starts PRIMARY KEY (id)
);


CREATE TABLE census_rounds (
    id bigint NOT NULL,
    season date NOT NULL,
    opened_on date NOT NULL,
    due_on date NOT NULL,
    opened_by text NOT NULL,
    closed_on date,
    closed_by text,
    version bigint NOT NULL,
    school_id bigint NOT NULL,
    CONSTRAINT pk_census_rounds PRIMARY KEY (id)
);


CREATE TABLE changes (
    id bigint NOT NULL,
    kind text NOT NULL,
    subject_id bigint NOT NULL,
    field text NOT NULL,
    at timestamp with time zone NOT NULL,
    who text NOT NULL,
    before_sealed bytea,
    after_sealed bytea,
    version bigint NOT NULL,
    school_id bigint NOT NULL,
    CONSTRAINT pk_changes PRIMARY KEY (id)
);


CREATE TABLE code_tries (
    id bigint NOT NULL,
    address text NOT NULL,
    at timestamp with time zone NOT NULL,
    version bigint NOT NULL,
    CONSTRAINT pk_code_tries PRIMARY KEY (id)
);


CREATE TABLE consent_texts (
    id bigint NOT NULL,
    purpose text NOT NULL,
    language text NOT NULL,
    text_version integer NOT NULL,
    body text NOT NULL,
    asks_again boolean NOT NULL,
    spread boolean NOT NULL,
    spread_to bigint NOT NULL,
    version bigint NOT NULL,
    school_id bigint NOT NULL,
    CONSTRAINT pk_consent_texts PRIMARY KEY (id)
);


CREATE TABLE conversations (
    id bigint NOT NULL,
    address text NOT NULL,
    name text NOT NULL,
    step text NOT NULL,
    data_sealed bytea,
    prompt_id bigint,
    touched_at timestamp with time zone NOT NULL,
    version bigint NOT NULL,
    CONSTRAINT pk_conversations PRIMARY KEY (id)
);


CREATE TABLE inbox (
    id bigint NOT NULL,
    external_id text NOT NULL,
    meaning text NOT NULL,
    address text NOT NULL,
    received_at timestamp with time zone NOT NULL,
    payload_sealed bytea,
    state text NOT NULL,
    attempts integer NOT NULL,
    version bigint NOT NULL,
    CONSTRAINT pk_inbox PRIMARY KEY (id)
);


CREATE TABLE leases (
    name text NOT NULL,
    holder text NOT NULL,
    until timestamp with time zone NOT NULL,
    CONSTRAINT pk_leases PRIMARY KEY (name)
);


CREATE TABLE letter_themes (
    id bigint NOT NULL,
    occasion text NOT NULL,
    words character varying(120) NOT NULL,
    gone_at timestamp with time zone,
    version bigint NOT NULL,
    school_id bigint NOT NULL,
    CONSTRAINT pk_letter_themes PRIMARY KEY (id)
);


CREATE TABLE lines (
    id bigint NOT NULL,
    name text NOT NULL,
    kind text NOT NULL,
    number text,
    in_use boolean NOT NULL,
    version bigint NOT NULL,
    school_id bigint NOT NULL,
    CONSTRAINT pk_lines PRIMARY KEY (id)
);


CREATE TABLE name_grams (
    school_id bigint NOT NULL,
    gram text NOT NULL,
    child_id bigint NOT NULL,
    CONSTRAINT pk_name_grams PRIMARY KEY (school_id, gram, child_id)
);


CREATE TABLE outbox (
    id bigint NOT NULL,
    school_id bigint NOT NULL,
    kind text NOT NULL,
    lane integer NOT NULL,
    unique_key text NOT NULL,
    member_id bigint,
    address text,
    child_id bigint,
    subject_id bigint,
    args text,
    act text NOT NULL,
    target_id bigint,
    not_before timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    state text NOT NULL,
    fence integer NOT NULL,
    lease_until timestamp with time zone,
    retry_at timestamp with time zone,
    attempts integer NOT NULL,
    marked boolean NOT NULL,
    reason text,
    sent_at timestamp with time zone,
    message_id bigint,
    created_at timestamp with time zone NOT NULL,
    version bigint NOT NULL,
    CONSTRAINT pk_outbox PRIMARY KEY (id)
);


CREATE TABLE own_fields (
    id bigint NOT NULL,
    part text NOT NULL,
    kind text NOT NULL,
    name text NOT NULL,
    restricted boolean NOT NULL,
    in_use boolean NOT NULL,
    version bigint NOT NULL,
    school_id bigint NOT NULL,
    CONSTRAINT pk_own_fields PRIMARY KEY (id)
);


CREATE TABLE pairing_rules (
    id bigint NOT NULL,
    most integer NOT NULL,
    nudge_after_days integer NOT NULL,
    back_after_days integer NOT NULL,
    version bigint NOT NULL,
    school_id bigint NOT NULL,
    CONSTRAINT pk_pairing_rules PRIMARY KEY (id)
);


CREATE TABLE prompt_recordings (
    id bigint NOT NULL,
    prompt text NOT NULL,
    dialect text NOT NULL,
    words text NOT NULL,
    recorded_by bigint,
    recorded_at timestamp with time zone NOT NULL,
    seconds integer NOT NULL,
    file text,
    fetch_at timestamp with time zone,
    fetch_tries integer NOT NULL,
    media_name text,
    media_bytes bigint NOT NULL,
    ended_at timestamp with time zone,
    version bigint NOT NULL,
    school_id bigint NOT NULL,
    CONSTRAINT pk_prompt_recordings PRIMARY KEY (id)
);


CREATE TABLE protection_keys (
    id bigint NOT NULL,
    name text NOT NULL,
    xml_sealed bytea NOT NULL,
    version bigint NOT NULL,
    CONSTRAINT pk_protection_keys PRIMARY KEY (id)
);


CREATE TABLE school_duty_excuses (
    id bigint NOT NULL,
    duty text NOT NULL,
    "from" date NOT NULL,
    until date NOT NULL,
    reason text NOT NULL,
    text_sealed bytea,
    who text NOT NULL,
    at timestamp with time zone NOT NULL,
    version bigint NOT NULL,
    school_id bigint NOT NULL,
    CONSTRAINT pk_school_duty_excuses PRIMARY KEY (id)
);


CREATE TABLE school_duty_rules (
    id bigint NOT NULL,
    duty text NOT NULL,
    "on" boolean NOT NULL,
    "window" text NOT NULL,
    times integer NOT NULL,
    since date,
    version bigint NOT NULL,
    school_id bigint NOT NULL,
    CONSTRAINT pk_school_duty_rules PRIMARY KEY (id)
);


CREATE TABLE schools (
    id bigint NOT NULL,
    name text NOT NULL,
    time_zone text NOT NULL,
    language text NOT NULL,
    quiet_from time without time zone NOT NULL,
    quiet_until time without time zone NOT NULL,
    duty_phone text,
    country text NOT NULL,
    village_office text,
    police_station text,
    clinic text,
    nurse_id bigint,
    letter_look_up_to integer,
    letter_look_entry integer,
    letter_look_role text NOT NULL,
    version bigint NOT NULL,
    CONSTRAINT pk_schools PRIMARY KEY (id)
);


CREATE TABLE staff_accounts (
    id bigint NOT NULL,
    display_name text NOT NULL,
    member_id bigint,
    closed boolean NOT NULL,
    last_totp_step bigint NOT NULL,
    demo boolean NOT NULL,
    user_name character varying(256),
    normalized_user_name character varying(256),
    email character varying(256),
    normalized_email character varying(256),
    email_confirmed boolean NOT NULL,
    password_hash text,
    security_stamp text,
    concurrency_stamp text,
    phone_number text,
    phone_number_confirmed boolean NOT NULL,
    two_factor_enabled boolean NOT NULL,
    lockout_end timestamp with time zone,
    lockout_enabled boolean NOT NULL,
    access_failed_count integer NOT NULL,
    CONSTRAINT pk_staff_accounts PRIMARY KEY (id)
);


CREATE TABLE stamps (
    id integer NOT NULL,
    sandbox boolean NOT NULL,
    installation integer NOT NULL,
    keys_id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_stamps PRIMARY KEY (id)
);


CREATE TABLE stand_ins (
    id bigint NOT NULL,
    from_id bigint NOT NULL,
    to_id bigint NOT NULL,
    "from" date NOT NULL,
    until date NOT NULL,
    version bigint NOT NULL,
    school_id bigint NOT NULL,
    CONSTRAINT pk_stand_ins PRIMARY KEY (id)
);


CREATE TABLE terms (
    id bigint NOT NULL,
    name text,
    "from" date NOT NULL,
    until date NOT NULL,
    version bigint NOT NULL,
    school_id bigint NOT NULL,
    CONSTRAINT pk_terms PRIMARY KEY (id)
);


CREATE TABLE update_turns (
    id bigint NOT NULL,
    member_id bigint NOT NULL,
    since timestamp with time zone NOT NULL,
    due_at timestamp with time zone,
    version bigint NOT NULL,
    school_id bigint NOT NULL,
    CONSTRAINT pk_update_turns PRIMARY KEY (id)
);


CREATE TABLE week_plans (
    id bigint NOT NULL,
    state text NOT NULL,
    "from" date NOT NULL,
    minutes integer NOT NULL,
    basis text NOT NULL,
    proven boolean NOT NULL,
    made_at timestamp with time zone NOT NULL,
    published_at timestamp with time zone,
    version bigint NOT NULL,
    school_id bigint NOT NULL,
    CONSTRAINT pk_week_plans PRIMARY KEY (id)
);


CREATE TABLE weekly_updates (
    id bigint NOT NULL,
    member_id bigint NOT NULL,
    "from" timestamp with time zone NOT NULL,
    until timestamp with time zone NOT NULL,
    notes text NOT NULL,
    version bigint NOT NULL,
    school_id bigint NOT NULL,
    CONSTRAINT pk_weekly_updates PRIMARY KEY (id)
);


CREATE TABLE census_counts (
    id bigint NOT NULL,
    round_id bigint NOT NULL,
    class text NOT NULL,
    same integer NOT NULL,
    changed integer NOT NULL,
    "left" integer NOT NULL,
    open integer NOT NULL,
    children integer NOT NULL,
    girls integer NOT NULL,
    boys integer NOT NULL,
    boards integer NOT NULL,
    both_away integer NOT NULL,
    one_away integer NOT NULL,
    with_grandparents integer NOT NULL,
    with_other_kin integer NOT NULL,
    with_proxy_family integer NOT NULL,
    with_one_parent integer NOT NULL,
    alone integer NOT NULL,
    version bigint NOT NULL,
    school_id bigint NOT NULL,
    CONSTRAINT pk_census_counts PRIMARY KEY (id),
    CONSTRAINT fk_census_counts_census_rounds_round_id FOREIGN KEY (round_id) REFERENCES census_rounds (id) ON DELETE RESTRICT
);


CREATE TABLE quiet_days (
    id bigint NOT NULL,
    kind text NOT NULL,
    name text,
    "from" date NOT NULL,
    until date NOT NULL,
    line_id bigint,
    from_time time without time zone,
    until_time time without time zone,
    cancelled boolean NOT NULL,
    version bigint NOT NULL,
    school_id bigint NOT NULL,
    CONSTRAINT pk_quiet_days PRIMARY KEY (id),
    CONSTRAINT fk_quiet_days_lines_line_id FOREIGN KEY (line_id) REFERENCES lines (id) ON DELETE RESTRICT
);


CREATE TABLE sessions (
    id bigint NOT NULL,
    line_id bigint NOT NULL,
    day date NOT NULL,
    starts_at timestamp with time zone NOT NULL,
    ends_at timestamp with time zone NOT NULL,
    teacher_id bigint,
    substitute_for bigint,
    reported_at timestamp with time zone,
    version bigint NOT NULL,
    school_id bigint NOT NULL,
    CONSTRAINT pk_sessions PRIMARY KEY (id),
    CONSTRAINT fk_sessions_lines_line_id FOREIGN KEY (line_id) REFERENCES lines (id) ON DELETE RESTRICT
);


CREATE TABLE prompt_files (
    id bigint NOT NULL,
    recording_id bigint NOT NULL,
    bot text NOT NULL,
    file text NOT NULL,
    version bigint NOT NULL,
    CONSTRAINT pk_prompt_files PRIMARY KEY (id),
    CONSTRAINT fk_prompt_files_prompt_recordings_recording_id FOREIGN KEY (recording_id) REFERENCES prompt_recordings (id) ON DELETE CASCADE
);


CREATE TABLE classes (
    id bigint NOT NULL,
    name text NOT NULL,
    teacher_id bigint,
    closed_on date,
    version bigint NOT NULL,
    school_id bigint NOT NULL,
    CONSTRAINT pk_classes PRIMARY KEY (id),
    CONSTRAINT fk_classes_schools_school_id FOREIGN KEY (school_id) REFERENCES schools (id) ON DELETE RESTRICT
);


CREATE TABLE year_ends (
    id bigint NOT NULL,
    year integer NOT NULL,
    top_grade integer NOT NULL,
    at timestamp with time zone NOT NULL,
    who text NOT NULL,
    renamed integer NOT NULL,
    closed integer NOT NULL,
    version bigint NOT NULL,
    school_id bigint NOT NULL,
    CONSTRAINT pk_year_ends PRIMARY KEY (id),
    CONSTRAINT fk_year_ends_schools_school_id FOREIGN KEY (school_id) REFERENCES schools (id) ON DELETE RESTRICT
);


CREATE TABLE grants (
    id bigint NOT NULL,
    account_id bigint NOT NULL,
    school_id bigint,
    role text NOT NULL,
    given_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    version bigint NOT NULL,
    CONSTRAINT pk_grants PRIMARY KEY (id),
    CONSTRAINT fk_grants_staff_accounts_account_id FOREIGN KEY (account_id) REFERENCES staff_accounts (id) ON DELETE RESTRICT
);


CREATE TABLE staff_claims (
    id integer GENERATED BY DEFAULT AS IDENTITY,
    user_id bigint NOT NULL,
    claim_type text,
    claim_value text,
    CONSTRAINT pk_staff_claims PRIMARY KEY (id),
    CONSTRAINT fk_staff_claims_staff_accounts_user_id FOREIGN KEY (user_id) REFERENCES staff_accounts (id) ON DELETE CASCADE
);


CREATE TABLE staff_logins (
    login_provider text NOT NULL,
    provider_key text NOT NULL,
    provider_display_name text,
    user_id bigint NOT NULL,
    CONSTRAINT pk_staff_logins PRIMARY KEY (login_provider, provider_key),
    CONSTRAINT fk_staff_logins_staff_accounts_user_id FOREIGN KEY (user_id) REFERENCES staff_accounts (id) ON DELETE CASCADE
);


CREATE TABLE staff_tokens (
    user_id bigint NOT NULL,
    login_provider text NOT NULL,
    name text NOT NULL,
    value text,
    CONSTRAINT pk_staff_tokens PRIMARY KEY (user_id, login_provider, name),
    CONSTRAINT fk_staff_tokens_staff_accounts_user_id FOREIGN KEY (user_id) REFERENCES staff_accounts (id) ON DELETE CASCADE
);


CREATE TABLE duty_asks (
    id bigint NOT NULL,
    session_id bigint NOT NULL,
    from_id bigint NOT NULL,
    to_id bigint,
    asked_at timestamp with time zone NOT NULL,
    state text NOT NULL,
    version bigint NOT NULL,
    school_id bigint NOT NULL,
    CONSTRAINT pk_duty_asks PRIMARY KEY (id),
    CONSTRAINT fk_duty_asks_sessions_session_id FOREIGN KEY (session_id) REFERENCES sessions (id) ON DELETE RESTRICT
);


CREATE TABLE children (
    id bigint NOT NULL,
    name text NOT NULL,
    class_id bigint NOT NULL,
    student_number text,
    sex text,
    birth_date date,
    lunar_birthday boolean NOT NULL,
    away text NOT NULL,
    lives_with text NOT NULL,
    boards boolean NOT NULL,
    latest_end time without time zone,
    status text NOT NULL,
    version bigint NOT NULL,
    school_id bigint NOT NULL,
    CONSTRAINT pk_children PRIMARY KEY (id),
    CONSTRAINT fk_children_classes_class_id FOREIGN KEY (class_id) REFERENCES classes (id) ON DELETE RESTRICT
);


CREATE TABLE class_hours (
    id bigint NOT NULL,
    class_id bigint NOT NULL,
    weekday text NOT NULL,
    "from" time without time zone NOT NULL,
    until time without time zone NOT NULL,
    version bigint NOT NULL,
    school_id bigint NOT NULL,
    CONSTRAINT pk_class_hours PRIMARY KEY (id),
    CONSTRAINT fk_class_hours_classes_class_id FOREIGN KEY (class_id) REFERENCES classes (id) ON DELETE RESTRICT
);


CREATE TABLE care_excuses (
    id bigint NOT NULL,
    child_id bigint NOT NULL,
    duty text NOT NULL,
    "from" date NOT NULL,
    until date NOT NULL,
    reason text NOT NULL,
    text_sealed bytea,
    who text NOT NULL,
    at timestamp with time zone NOT NULL,
    version bigint NOT NULL,
    school_id bigint NOT NULL,
    CONSTRAINT pk_care_excuses PRIMARY KEY (id),
    CONSTRAINT fk_care_excuses_children_child_id FOREIGN KEY (child_id) REFERENCES children (id) ON DELETE RESTRICT
);


CREATE TABLE census_answers (
    id bigint NOT NULL,
    round_id bigint NOT NULL,
    child_id bigint NOT NULL,
    said text NOT NULL,
    way text NOT NULL,
    at timestamp with time zone NOT NULL,
    who text NOT NULL,
    version bigint NOT NULL,
    school_id bigint NOT NULL,
    CONSTRAINT pk_census_answers PRIMARY KEY (id),
    CONSTRAINT fk_census_answers_census_rounds_round_id FOREIGN KEY (round_id) REFERENCES census_rounds (id) ON DELETE RESTRICT,
    CONSTRAINT fk_census_answers_children_child_id FOREIGN KEY (child_id) REFERENCES children (id) ON DELETE RESTRICT
);


CREATE TABLE census_notes (
    id bigint NOT NULL,
    round_id bigint NOT NULL,
    child_id bigint NOT NULL,
    about text NOT NULL,
    text_sealed bytea,
    at timestamp with time zone NOT NULL,
    who text NOT NULL,
    settled_at timestamp with time zone,
    settled_by text,
    version bigint NOT NULL,
    school_id bigint NOT NULL,
    CONSTRAINT pk_census_notes PRIMARY KEY (id),
    CONSTRAINT fk_census_notes_census_rounds_round_id FOREIGN KEY (round_id) REFERENCES census_rounds (id) ON DELETE RESTRICT,
    CONSTRAINT fk_census_notes_children_child_id FOREIGN KEY (child_id) REFERENCES children (id) ON DELETE RESTRICT
);


CREATE TABLE letters (
    id bigint NOT NULL,
    child_id bigint NOT NULL,
    way text NOT NULL,
    carrier_id bigint,
    answers_id bigint,
    sealed boolean NOT NULL,
    begun_at timestamp with time zone NOT NULL,
    begun_by text,
    sent_at timestamp with time zone,
    sent_by text,
    out_at timestamp with time zone,
    goes integer NOT NULL,
    withdrawn_at timestamp with time zone,
    withdrawn_by text,
    look_from timestamp with time zone,
    looked_at timestamp with time zone,
    looked_by text,
    back_sealed bytea,
    returned text,
    own_until timestamp with time zone,
    returned_at timestamp with time zone,
    returned_by text,
    heard_at timestamp with time zone,
    how text,
    heard_with_id bigint,
    heard_by text,
    word_sealed bytea,
    mood text,
    version bigint NOT NULL,
    school_id bigint NOT NULL,
    CONSTRAINT pk_letters PRIMARY KEY (id),
    CONSTRAINT fk_letters_children_child_id FOREIGN KEY (child_id) REFERENCES children (id) ON DELETE RESTRICT
);


CREATE TABLE members (
    id bigint NOT NULL,
    name text NOT NULL,
    kind text NOT NULL,
    child_id bigint,
    phone text,
    language text,
    time_zone text,
    city text,
    quiet_from time without time zone,
    quiet_until time without time zone,
    shifts text,
    good_hours text,
    two_buttons boolean NOT NULL,
    dialect text,
    paper_only boolean NOT NULL,
    update_day text,
    update_hour time without time zone,
    updates_off boolean NOT NULL,
    notes_way text,
    month_way text,
    letter_word_way text,
    feasts_way text,
    care_hour time without time zone,
    active boolean NOT NULL,
    version bigint NOT NULL,
    school_id bigint NOT NULL,
    CONSTRAINT pk_members PRIMARY KEY (id),
    CONSTRAINT fk_members_children_child_id FOREIGN KEY (child_id) REFERENCES children (id) ON DELETE RESTRICT
);


CREATE TABLE own_talks (
    id bigint NOT NULL,
    child_id bigint NOT NULL,
    parent_id bigint NOT NULL,
    monday date NOT NULL,
    said_at timestamp with time zone NOT NULL,
    confirmed boolean,
    version bigint NOT NULL,
    school_id bigint NOT NULL,
    CONSTRAINT pk_own_talks PRIMARY KEY (id),
    CONSTRAINT fk_own_talks_children_child_id FOREIGN KEY (child_id) REFERENCES children (id) ON DELETE RESTRICT
);


CREATE TABLE scans (
    id bigint NOT NULL,
    kind text NOT NULL,
    child_id bigint,
    class_id bigint,
    subject_id bigint,
    purpose text,
    day date,
    media_name text NOT NULL,
    media_kind text NOT NULL,
    media_bytes bigint NOT NULL,
    by text NOT NULL,
    at timestamp with time zone NOT NULL,
    taken_away_at timestamp with time zone,
    taken_away_by text,
    version bigint NOT NULL,
    school_id bigint NOT NULL,
    CONSTRAINT pk_scans PRIMARY KEY (id),
    CONSTRAINT fk_scans_children_child_id FOREIGN KEY (child_id) REFERENCES children (id) ON DELETE RESTRICT,
    CONSTRAINT fk_scans_classes_class_id FOREIGN KEY (class_id) REFERENCES classes (id) ON DELETE RESTRICT
);


CREATE TABLE status_changes (
    id bigint NOT NULL,
    child_id bigint NOT NULL,
    before text NOT NULL,
    after text NOT NULL,
    day date NOT NULL,
    at timestamp with time zone NOT NULL,
    who text NOT NULL,
    note_sealed bytea,
    version bigint NOT NULL,
    school_id bigint NOT NULL,
    CONSTRAINT pk_status_changes PRIMARY KEY (id),
    CONSTRAINT fk_status_changes_children_child_id FOREIGN KEY (child_id) REFERENCES children (id) ON DELETE RESTRICT
);


CREATE TABLE concerns (
    id bigint NOT NULL,
    child_id bigint NOT NULL,
    letter_id bigint,
    raised_by text NOT NULL,
    raised_at timestamp with time zone NOT NULL,
    words_sealed bytea NOT NULL,
    taken_by text,
    taken_at timestamp with time zone,
    settled_by text,
    settled_at timestamp with time zone,
    steps_sealed bytea,
    version bigint NOT NULL,
    school_id bigint NOT NULL,
    CONSTRAINT pk_concerns PRIMARY KEY (id),
    CONSTRAINT fk_concerns_children_child_id FOREIGN KEY (child_id) REFERENCES children (id) ON DELETE RESTRICT,
    CONSTRAINT fk_concerns_letters_letter_id FOREIGN KEY (letter_id) REFERENCES letters (id) ON DELETE RESTRICT
);


CREATE TABLE letter_parts (
    id bigint NOT NULL,
    letter_id bigint NOT NULL,
    child_id bigint NOT NULL,
    kind text NOT NULL,
    place bigint NOT NULL,
    source bigint NOT NULL,
    album text,
    text_sealed bytea,
    seconds integer NOT NULL,
    file_sealed bytea,
    fetch_at timestamp with time zone,
    fetch_tries integer NOT NULL,
    lost boolean NOT NULL,
    media_name text,
    media_kind text,
    media_bytes bigint NOT NULL,
    version bigint NOT NULL,
    school_id bigint NOT NULL,
    CONSTRAINT pk_letter_parts PRIMARY KEY (id),
    CONSTRAINT fk_letter_parts_letters_letter_id FOREIGN KEY (letter_id) REFERENCES letters (id) ON DELETE RESTRICT
);


CREATE TABLE addresses (
    id bigint NOT NULL,
    member_id bigint NOT NULL,
    channel text NOT NULL,
    address text NOT NULL,
    state text NOT NULL,
    bound_at timestamp with time zone NOT NULL,
    shared boolean NOT NULL,
    asked_at timestamp with time zone,
    checked_at timestamp with time zone,
    state_at timestamp with time zone NOT NULL,
    version bigint NOT NULL,
    CONSTRAINT pk_addresses PRIMARY KEY (id),
    CONSTRAINT fk_addresses_members_member_id FOREIGN KEY (member_id) REFERENCES members (id) ON DELETE RESTRICT
);


CREATE TABLE care_records (
    id bigint NOT NULL,
    kind text NOT NULL,
    day date NOT NULL,
    meeting text,
    place text,
    occasion text NOT NULL,
    event text,
    with_leader boolean NOT NULL,
    done_by_id bigint,
    way text NOT NULL,
    by text NOT NULL,
    at timestamp with time zone NOT NULL,
    taken_back_at timestamp with time zone,
    version bigint NOT NULL,
    school_id bigint NOT NULL,
    CONSTRAINT pk_care_records PRIMARY KEY (id),
    CONSTRAINT fk_care_records_members_done_by_id FOREIGN KEY (done_by_id) REFERENCES members (id) ON DELETE RESTRICT
);


CREATE TABLE check_marks (
    id bigint NOT NULL,
    teacher_id bigint NOT NULL,
    month date NOT NULL,
    week integer NOT NULL,
    "on" boolean NOT NULL,
    by text NOT NULL,
    at timestamp with time zone NOT NULL,
    version bigint NOT NULL,
    school_id bigint NOT NULL,
    CONSTRAINT pk_check_marks PRIMARY KEY (id),
    CONSTRAINT fk_check_marks_members_teacher_id FOREIGN KEY (teacher_id) REFERENCES members (id) ON DELETE RESTRICT
);


CREATE TABLE consent_asks (
    id bigint NOT NULL,
    child_id bigint NOT NULL,
    member_id bigint,
    purpose text NOT NULL,
    text_version integer NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    next_at timestamp with time zone,
    told integer NOT NULL,
    closed_at timestamp with time zone,
    version bigint NOT NULL,
    school_id bigint NOT NULL,
    CONSTRAINT pk_consent_asks PRIMARY KEY (id),
    CONSTRAINT fk_consent_asks_children_child_id FOREIGN KEY (child_id) REFERENCES children (id) ON DELETE RESTRICT,
    CONSTRAINT fk_consent_asks_members_member_id FOREIGN KEY (member_id) REFERENCES members (id) ON DELETE RESTRICT
);


CREATE TABLE contact_cards (
    id bigint NOT NULL,
    child_id bigint NOT NULL,
    kind text NOT NULL,
    holder text NOT NULL,
    holder_id bigint,
    number integer NOT NULL,
    issued_at timestamp with time zone NOT NULL,
    issued_by text NOT NULL,
    code_hash text NOT NULL,
    prints text NOT NULL,
    state text NOT NULL,
    settled_at timestamp with time zone,
    version bigint NOT NULL,
    school_id bigint NOT NULL,
    CONSTRAINT pk_contact_cards PRIMARY KEY (id),
    CONSTRAINT fk_contact_cards_children_child_id FOREIGN KEY (child_id) REFERENCES children (id) ON DELETE RESTRICT,
    CONSTRAINT fk_contact_cards_members_holder_id FOREIGN KEY (holder_id) REFERENCES members (id) ON DELETE RESTRICT
);


CREATE TABLE file_entries (
    id bigint NOT NULL,
    child_id bigint NOT NULL,
    member_id bigint,
    field text NOT NULL,
    value_sealed bytea,
    at timestamp with time zone NOT NULL,
    who text NOT NULL,
    accepted_by text,
    stands boolean NOT NULL,
    version bigint NOT NULL,
    school_id bigint NOT NULL,
    CONSTRAINT pk_file_entries PRIMARY KEY (id),
    CONSTRAINT fk_file_entries_children_child_id FOREIGN KEY (child_id) REFERENCES children (id) ON DELETE RESTRICT,
    CONSTRAINT fk_file_entries_members_member_id FOREIGN KEY (member_id) REFERENCES members (id) ON DELETE RESTRICT
);


CREATE TABLE file_proposals (
    id bigint NOT NULL,
    child_id bigint NOT NULL,
    member_id bigint NOT NULL,
    field text NOT NULL,
    value_sealed bytea,
    at timestamp with time zone NOT NULL,
    state text NOT NULL,
    decided_by text,
    decided_at timestamp with time zone,
    spoken boolean NOT NULL,
    file_sealed bytea,
    fetch_at timestamp with time zone,
    fetch_tries integer NOT NULL,
    media_name text,
    media_kind text,
    media_bytes bigint NOT NULL,
    seconds integer NOT NULL,
    version bigint NOT NULL,
    school_id bigint NOT NULL,
    CONSTRAINT pk_file_proposals PRIMARY KEY (id),
    CONSTRAINT fk_file_proposals_children_child_id FOREIGN KEY (child_id) REFERENCES children (id) ON DELETE RESTRICT,
    CONSTRAINT fk_file_proposals_members_member_id FOREIGN KEY (member_id) REFERENCES members (id) ON DELETE RESTRICT
);


CREATE TABLE helpers (
    id bigint NOT NULL,
    member_id bigint NOT NULL,
    kind text NOT NULL,
    sex text,
    place text,
    most integer,
    resting boolean NOT NULL,
    family_experience text,
    mind_experience text,
    cleared_until date,
    version bigint NOT NULL,
    school_id bigint NOT NULL,
    CONSTRAINT pk_helpers PRIMARY KEY (id),
    CONSTRAINT fk_helpers_members_member_id FOREIGN KEY (member_id) REFERENCES members (id) ON DELETE RESTRICT
);


CREATE TABLE invitations (
    id bigint NOT NULL,
    member_id bigint NOT NULL,
    link_hash text NOT NULL,
    short_hash text NOT NULL,
    kind text NOT NULL,
    issued_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    state text NOT NULL,
    settled_at timestamp with time zone,
    checked boolean NOT NULL,
    version bigint NOT NULL,
    school_id bigint NOT NULL,
    CONSTRAINT pk_invitations PRIMARY KEY (id),
    CONSTRAINT fk_invitations_members_member_id FOREIGN KEY (member_id) REFERENCES members (id) ON DELETE RESTRICT
);


CREATE TABLE letter_bindings (
    id bigint NOT NULL,
    child_id bigint NOT NULL,
    member_id bigint NOT NULL,
    year integer NOT NULL,
    with_sealed boolean NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    done_at timestamp with time zone,
    dropped_at timestamp with time zone,
    version bigint NOT NULL,
    school_id bigint NOT NULL,
    CONSTRAINT pk_letter_bindings PRIMARY KEY (id),
    CONSTRAINT fk_letter_bindings_children_child_id FOREIGN KEY (child_id) REFERENCES children (id) ON DELETE RESTRICT,
    CONSTRAINT fk_letter_bindings_members_member_id FOREIGN KEY (member_id) REFERENCES members (id) ON DELETE RESTRICT
);


CREATE TABLE letter_readers (
    id bigint NOT NULL,
    letter_id bigint NOT NULL,
    child_id bigint NOT NULL,
    member_id bigint NOT NULL,
    by_post boolean NOT NULL,
    posted_at timestamp with time zone,
    posted_by text,
    seen_at timestamp with time zone,
    asked_at timestamp with time zone,
    next_at timestamp with time zone,
    words integer NOT NULL,
    version bigint NOT NULL,
    school_id bigint NOT NULL,
    CONSTRAINT pk_letter_readers PRIMARY KEY (id),
    CONSTRAINT fk_letter_readers_letters_letter_id FOREIGN KEY (letter_id) REFERENCES letters (id) ON DELETE RESTRICT,
    CONSTRAINT fk_letter_readers_members_member_id FOREIGN KEY (member_id) REFERENCES members (id) ON DELETE RESTRICT
);


CREATE TABLE letter_wishes (
    id bigint NOT NULL,
    child_id bigint NOT NULL,
    member_id bigint NOT NULL,
    version bigint NOT NULL,
    school_id bigint NOT NULL,
    CONSTRAINT pk_letter_wishes PRIMARY KEY (id),
    CONSTRAINT fk_letter_wishes_children_child_id FOREIGN KEY (child_id) REFERENCES children (id) ON DELETE RESTRICT,
    CONSTRAINT fk_letter_wishes_members_member_id FOREIGN KEY (member_id) REFERENCES members (id) ON DELETE RESTRICT
);


CREATE TABLE links (
    id bigint NOT NULL,
    child_id bigint NOT NULL,
    member_id bigint NOT NULL,
    relation text NOT NULL,
    may_call boolean NOT NULL,
    may_see boolean NOT NULL,
    may_consent boolean NOT NULL,
    no_contact boolean NOT NULL,
    version bigint NOT NULL,
    school_id bigint NOT NULL,
    CONSTRAINT pk_links PRIMARY KEY (id),
    CONSTRAINT fk_links_children_child_id FOREIGN KEY (child_id) REFERENCES children (id) ON DELETE RESTRICT,
    CONSTRAINT fk_links_members_member_id FOREIGN KEY (member_id) REFERENCES members (id) ON DELETE RESTRICT
);


CREATE TABLE month_checks (
    id bigint NOT NULL,
    teacher_id bigint NOT NULL,
    month date NOT NULL,
    grade text,
    words_sealed bytea,
    checked_by text,
    checked_at timestamp with time zone,
    signed_by text,
    signed_at timestamp with time zone,
    version bigint NOT NULL,
    school_id bigint NOT NULL,
    CONSTRAINT pk_month_checks PRIMARY KEY (id),
    CONSTRAINT fk_month_checks_members_teacher_id FOREIGN KEY (teacher_id) REFERENCES members (id) ON DELETE RESTRICT
);


CREATE TABLE notes (
    id bigint NOT NULL,
    author_id bigint NOT NULL,
    aspect text NOT NULL,
    care text,
    album text,
    written_at timestamp with time zone NOT NULL,
    reach text NOT NULL,
    chosen_at timestamp with time zone NOT NULL,
    choice integer NOT NULL,
    edition integer NOT NULL,
    withdrawn_at timestamp with time zone,
    version bigint NOT NULL,
    school_id bigint NOT NULL,
    CONSTRAINT pk_notes PRIMARY KEY (id),
    CONSTRAINT fk_notes_members_author_id FOREIGN KEY (author_id) REFERENCES members (id) ON DELETE RESTRICT
);


CREATE TABLE openings (
    id bigint NOT NULL,
    line_id bigint NOT NULL,
    weekday text NOT NULL,
    "from" time without time zone NOT NULL,
    until time without time zone NOT NULL,
    duty_teacher_id bigint,
    version bigint NOT NULL,
    school_id bigint NOT NULL,
    CONSTRAINT pk_openings PRIMARY KEY (id),
    CONSTRAINT fk_openings_lines_line_id FOREIGN KEY (line_id) REFERENCES lines (id) ON DELETE RESTRICT,
    CONSTRAINT fk_openings_members_duty_teacher_id FOREIGN KEY (duty_teacher_id) REFERENCES members (id) ON DELETE RESTRICT
);


CREATE TABLE pairs (
    id bigint NOT NULL,
    child_id bigint NOT NULL,
    helper_id bigint NOT NULL,
    wanted_from date NOT NULL,
    "from" date,
    until date,
    end_reason text,
    after_id bigint,
    help text NOT NULL,
    first_met_on date,
    study_partner_id bigint,
    hand_over_sealed bytea,
    version bigint NOT NULL,
    school_id bigint NOT NULL,
    CONSTRAINT pk_pairs PRIMARY KEY (id),
    CONSTRAINT fk_pairs_children_child_id FOREIGN KEY (child_id) REFERENCES children (id) ON DELETE RESTRICT,
    CONSTRAINT fk_pairs_children_study_partner_id FOREIGN KEY (study_partner_id) REFERENCES children (id) ON DELETE RESTRICT,
    CONSTRAINT fk_pairs_members_helper_id FOREIGN KEY (helper_id) REFERENCES members (id) ON DELETE RESTRICT,
    CONSTRAINT fk_pairs_pairs_after_id FOREIGN KEY (after_id) REFERENCES pairs (id) ON DELETE RESTRICT
);


CREATE TABLE pauses (
    id bigint NOT NULL,
    member_id bigint NOT NULL,
    "from" date NOT NULL,
    until date NOT NULL,
    version bigint NOT NULL,
    school_id bigint NOT NULL,
    CONSTRAINT pk_pauses PRIMARY KEY (id),
    CONSTRAINT fk_pauses_members_member_id FOREIGN KEY (member_id) REFERENCES members (id) ON DELETE RESTRICT
);


CREATE TABLE phone_tries (
    id bigint NOT NULL,
    matter text NOT NULL,
    subject_id bigint NOT NULL,
    child_id bigint NOT NULL,
    member_id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    "end" text NOT NULL,
    version bigint NOT NULL,
    school_id bigint NOT NULL,
    CONSTRAINT pk_phone_tries PRIMARY KEY (id),
    CONSTRAINT fk_phone_tries_children_child_id FOREIGN KEY (child_id) REFERENCES children (id) ON DELETE RESTRICT,
    CONSTRAINT fk_phone_tries_members_member_id FOREIGN KEY (member_id) REFERENCES members (id) ON DELETE RESTRICT
);


CREATE TABLE plan_entries (
    id bigint NOT NULL,
    plan_id bigint NOT NULL,
    child_id bigint NOT NULL,
    parent_id bigint NOT NULL,
    every_weeks integer NOT NULL,
    phase integer NOT NULL,
    former_slot_id bigint,
    line_id bigint,
    weekday text NOT NULL,
    start_minute integer NOT NULL,
    change text NOT NULL,
    reason text,
    other_child_id bigint,
    bars text,
    version bigint NOT NULL,
    school_id bigint NOT NULL,
    CONSTRAINT pk_plan_entries PRIMARY KEY (id),
    CONSTRAINT fk_plan_entries_children_child_id FOREIGN KEY (child_id) REFERENCES children (id) ON DELETE RESTRICT,
    CONSTRAINT fk_plan_entries_members_parent_id FOREIGN KEY (parent_id) REFERENCES members (id) ON DELETE RESTRICT,
    CONSTRAINT fk_plan_entries_week_plans_plan_id FOREIGN KEY (plan_id) REFERENCES week_plans (id) ON DELETE RESTRICT
);


CREATE TABLE slots (
    id bigint NOT NULL,
    line_id bigint,
    child_id bigint NOT NULL,
    parent_id bigint NOT NULL,
    weekday text NOT NULL,
    start_minute integer NOT NULL,
    minutes integer NOT NULL,
    every_weeks integer NOT NULL,
    phase integer NOT NULL,
    "from" date NOT NULL,
    until date,
    made_until date NOT NULL,
    pinned boolean NOT NULL,
    standing_until date,
    rests boolean NOT NULL,
    version bigint NOT NULL,
    school_id bigint NOT NULL,
    CONSTRAINT pk_slots PRIMARY KEY (id),
    CONSTRAINT fk_slots_children_child_id FOREIGN KEY (child_id) REFERENCES children (id) ON DELETE RESTRICT,
    CONSTRAINT fk_slots_lines_line_id FOREIGN KEY (line_id) REFERENCES lines (id) ON DELETE RESTRICT,
    CONSTRAINT fk_slots_members_parent_id FOREIGN KEY (parent_id) REFERENCES members (id) ON DELETE RESTRICT
);


CREATE TABLE subject_teachers (
    id bigint NOT NULL,
    class_id bigint NOT NULL,
    member_id bigint NOT NULL,
    subject text NOT NULL,
    in_use boolean NOT NULL,
    version bigint NOT NULL,
    school_id bigint NOT NULL,
    CONSTRAINT pk_subject_teachers PRIMARY KEY (id),
    CONSTRAINT fk_subject_teachers_classes_class_id FOREIGN KEY (class_id) REFERENCES classes (id) ON DELETE RESTRICT,
    CONSTRAINT fk_subject_teachers_members_member_id FOREIGN KEY (member_id) REFERENCES members (id) ON DELETE RESTRICT
);


CREATE TABLE teacher_asks (
    id bigint NOT NULL,
    asker_id bigint NOT NULL,
    child_id bigint NOT NULL,
    teacher_id bigint,
    asked_at timestamp with time zone NOT NULL,
    taken_at timestamp with time zone,
    settled_at timestamp with time zone,
    version bigint NOT NULL,
    school_id bigint NOT NULL,
    CONSTRAINT pk_teacher_asks PRIMARY KEY (id),
    CONSTRAINT fk_teacher_asks_children_child_id FOREIGN KEY (child_id) REFERENCES children (id) ON DELETE RESTRICT,
    CONSTRAINT fk_teacher_asks_members_asker_id FOREIGN KEY (asker_id) REFERENCES members (id) ON DELETE RESTRICT
);


CREATE TABLE consents (
    id bigint NOT NULL,
    member_id bigint,
    child_id bigint,
    purpose text NOT NULL,
    text_version integer NOT NULL,
    language text NOT NULL,
    given boolean NOT NULL,
    at timestamp with time zone NOT NULL,
    proof text NOT NULL,
    by text,
    country text NOT NULL,
    scan_id bigint,
    version bigint NOT NULL,
    school_id bigint NOT NULL,
    CONSTRAINT pk_consents PRIMARY KEY (id),
    CONSTRAINT fk_consents_children_child_id FOREIGN KEY (child_id) REFERENCES children (id) ON DELETE RESTRICT,
    CONSTRAINT fk_consents_members_member_id FOREIGN KEY (member_id) REFERENCES members (id) ON DELETE RESTRICT,
    CONSTRAINT fk_consents_scans_scan_id FOREIGN KEY (scan_id) REFERENCES scans (id) ON DELETE RESTRICT
);


CREATE TABLE care_children (
    id bigint NOT NULL,
    record_id bigint NOT NULL,
    child_id bigint NOT NULL,
    study text,
    life text,
    mood text,
    friends text,
    body text,
    signs text NOT NULL,
    hazards text NOT NULL,
    may_tell boolean,
    roll text,
    collected text,
    collected_by_id bigint,
    version bigint NOT NULL,
    school_id bigint NOT NULL,
    CONSTRAINT pk_care_children PRIMARY KEY (id),
    CONSTRAINT fk_care_children_care_records_record_id FOREIGN KEY (record_id) REFERENCES care_records (id) ON DELETE RESTRICT,
    CONSTRAINT fk_care_children_children_child_id FOREIGN KEY (child_id) REFERENCES children (id) ON DELETE RESTRICT,
    CONSTRAINT fk_care_children_members_collected_by_id FOREIGN KEY (collected_by_id) REFERENCES members (id) ON DELETE RESTRICT
);


CREATE TABLE care_media (
    id bigint NOT NULL,
    record_id bigint NOT NULL,
    child_id bigint,
    picture boolean NOT NULL,
    file_sealed bytea,
    fetch_at timestamp with time zone,
    fetch_tries integer NOT NULL,
    media_name text,
    media_kind text,
    media_bytes bigint NOT NULL,
    seconds integer NOT NULL,
    version bigint NOT NULL,
    school_id bigint NOT NULL,
    CONSTRAINT pk_care_media PRIMARY KEY (id),
    CONSTRAINT fk_care_media_care_records_record_id FOREIGN KEY (record_id) REFERENCES care_records (id) ON DELETE RESTRICT,
    CONSTRAINT fk_care_media_children_child_id FOREIGN KEY (child_id) REFERENCES children (id) ON DELETE RESTRICT
);


CREATE TABLE care_texts (
    id bigint NOT NULL,
    record_id bigint NOT NULL,
    child_id bigint,
    part text NOT NULL,
    text_sealed bytea NOT NULL,
    at timestamp with time zone NOT NULL,
    who text NOT NULL,
    stands boolean NOT NULL,
    version bigint NOT NULL,
    school_id bigint NOT NULL,
    CONSTRAINT pk_care_texts PRIMARY KEY (id),
    CONSTRAINT fk_care_texts_care_records_record_id FOREIGN KEY (record_id) REFERENCES care_records (id) ON DELETE RESTRICT,
    CONSTRAINT fk_care_texts_children_child_id FOREIGN KEY (child_id) REFERENCES children (id) ON DELETE RESTRICT
);


CREATE TABLE note_answers (
    id bigint NOT NULL,
    note_id bigint NOT NULL,
    child_id bigint NOT NULL,
    from_id bigint NOT NULL,
    to_id bigint NOT NULL,
    text_sealed bytea,
    said_at timestamp with time zone NOT NULL,
    version bigint NOT NULL,
    school_id bigint NOT NULL,
    CONSTRAINT pk_note_answers PRIMARY KEY (id),
    CONSTRAINT fk_note_answers_notes_note_id FOREIGN KEY (note_id) REFERENCES notes (id) ON DELETE RESTRICT
);


CREATE TABLE note_children (
    id bigint NOT NULL,
    note_id bigint NOT NULL,
    child_id bigint NOT NULL,
    version bigint NOT NULL,
    school_id bigint NOT NULL,
    CONSTRAINT pk_note_children PRIMARY KEY (id),
    CONSTRAINT fk_note_children_children_child_id FOREIGN KEY (child_id) REFERENCES children (id) ON DELETE RESTRICT,
    CONSTRAINT fk_note_children_notes_note_id FOREIGN KEY (note_id) REFERENCES notes (id) ON DELETE RESTRICT
);


CREATE TABLE note_files (
    id bigint NOT NULL,
    note_id bigint NOT NULL,
    answer_id bigint,
    child_id bigint NOT NULL,
    place integer NOT NULL,
    kind text NOT NULL,
    seconds integer NOT NULL,
    file_sealed bytea,
    fetch_at timestamp with time zone,
    fetch_tries integer NOT NULL,
    lost boolean NOT NULL,
    withheld boolean NOT NULL,
    version bigint NOT NULL,
    school_id bigint NOT NULL,
    CONSTRAINT pk_note_files PRIMARY KEY (id),
    CONSTRAINT fk_note_files_notes_note_id FOREIGN KEY (note_id) REFERENCES notes (id) ON DELETE RESTRICT
);


CREATE TABLE note_texts (
    id bigint NOT NULL,
    note_id bigint NOT NULL,
    child_id bigint NOT NULL,
    edition integer NOT NULL,
    text_sealed bytea NOT NULL,
    written_at timestamp with time zone NOT NULL,
    by_id bigint,
    version bigint NOT NULL,
    school_id bigint NOT NULL,
    CONSTRAINT pk_note_texts PRIMARY KEY (id),
    CONSTRAINT fk_note_texts_notes_note_id FOREIGN KEY (note_id) REFERENCES notes (id) ON DELETE RESTRICT
);


CREATE TABLE progress_notes (
    id bigint NOT NULL,
    note_id bigint NOT NULL,
    child_id bigint NOT NULL,
    kind text NOT NULL,
    period date NOT NULL,
    edition integer NOT NULL,
    sent_at timestamp with time zone,
    speak_at timestamp with time zone,
    spoken_at timestamp with time zone,
    paper_at timestamp with time zone,
    version bigint NOT NULL,
    school_id bigint NOT NULL,
    CONSTRAINT pk_progress_notes PRIMARY KEY (id),
    CONSTRAINT fk_progress_notes_children_child_id FOREIGN KEY (child_id) REFERENCES children (id) ON DELETE RESTRICT,
    CONSTRAINT fk_progress_notes_notes_note_id FOREIGN KEY (note_id) REFERENCES notes (id) ON DELETE RESTRICT
);


CREATE TABLE progress_readers (
    id bigint NOT NULL,
    note_id bigint NOT NULL,
    child_id bigint NOT NULL,
    member_id bigint NOT NULL,
    seen_at timestamp with time zone,
    talk_at timestamp with time zone,
    version bigint NOT NULL,
    school_id bigint NOT NULL,
    CONSTRAINT pk_progress_readers PRIMARY KEY (id),
    CONSTRAINT fk_progress_readers_members_member_id FOREIGN KEY (member_id) REFERENCES members (id) ON DELETE RESTRICT,
    CONSTRAINT fk_progress_readers_notes_note_id FOREIGN KEY (note_id) REFERENCES notes (id) ON DELETE RESTRICT
);


CREATE TABLE pair_asks (
    id bigint NOT NULL,
    pair_id bigint NOT NULL,
    child_id bigint NOT NULL,
    helper_id bigint NOT NULL,
    renews_year integer NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    standing text NOT NULL,
    turn text NOT NULL,
    turn_at timestamp with time zone NOT NULL,
    nudge_at timestamp with time zone,
    back_at timestamp with time zone NOT NULL,
    asker_id bigint,
    declined_by text,
    settled_at timestamp with time zone,
    version bigint NOT NULL,
    school_id bigint NOT NULL,
    CONSTRAINT pk_pair_asks PRIMARY KEY (id),
    CONSTRAINT fk_pair_asks_pairs_pair_id FOREIGN KEY (pair_id) REFERENCES pairs (id) ON DELETE RESTRICT
);


CREATE TABLE pair_leaves (
    id bigint NOT NULL,
    pair_id bigint NOT NULL,
    substitute_id bigint NOT NULL,
    "from" date NOT NULL,
    until date NOT NULL,
    refused boolean NOT NULL,
    version bigint NOT NULL,
    school_id bigint NOT NULL,
    CONSTRAINT pk_pair_leaves PRIMARY KEY (id),
    CONSTRAINT fk_pair_leaves_pairs_pair_id FOREIGN KEY (pair_id) REFERENCES pairs (id) ON DELETE RESTRICT
);


CREATE TABLE pair_stages (
    id bigint NOT NULL,
    pair_id bigint NOT NULL,
    child_id bigint NOT NULL,
    due_on date NOT NULL,
    remind_at timestamp with time zone,
    what_sealed bytea NOT NULL,
    checked_on date,
    result text,
    result_sealed bytea,
    version bigint NOT NULL,
    school_id bigint NOT NULL,
    CONSTRAINT pk_pair_stages PRIMARY KEY (id),
    CONSTRAINT fk_pair_stages_pairs_pair_id FOREIGN KEY (pair_id) REFERENCES pairs (id) ON DELETE RESTRICT
);


CREATE TABLE calls (
    id bigint NOT NULL,
    slot_id bigint,
    line_id bigint,
    child_id bigint NOT NULL,
    parent_id bigint NOT NULL,
    day date NOT NULL,
    starts_at timestamp with time zone NOT NULL,
    ends_at timestamp with time zone NOT NULL,
    moved_from_id bigint,
    walk_in boolean NOT NULL,
    plan text NOT NULL,
    answer text NOT NULL,
    answered_at timestamp with time zone,
    wants_other_time boolean NOT NULL,
    outcome text NOT NULL,
    missed_reason text,
    outcome_at timestamp with time zone,
    outcome_by bigint,
    minutes_talked integer,
    mood text,
    answered_by bigint,
    other_answer text NOT NULL,
    other_answered_by bigint,
    answer_contested boolean NOT NULL,
    standing boolean NOT NULL,
    family_said text NOT NULL,
    gave_way_to_id bigint,
    fell_to_id bigint,
    version bigint NOT NULL,
    school_id bigint NOT NULL,
    CONSTRAINT pk_calls PRIMARY KEY (id),
    CONSTRAINT fk_calls_calls_moved_from_id FOREIGN KEY (moved_from_id) REFERENCES calls (id) ON DELETE RESTRICT,
    CONSTRAINT fk_calls_children_child_id FOREIGN KEY (child_id) REFERENCES children (id) ON DELETE RESTRICT,
    CONSTRAINT fk_calls_lines_line_id FOREIGN KEY (line_id) REFERENCES lines (id) ON DELETE RESTRICT,
    CONSTRAINT fk_calls_members_parent_id FOREIGN KEY (parent_id) REFERENCES members (id) ON DELETE RESTRICT,
    CONSTRAINT fk_calls_quiet_days_fell_to_id FOREIGN KEY (fell_to_id) REFERENCES quiet_days (id) ON DELETE RESTRICT,
    CONSTRAINT fk_calls_slots_slot_id FOREIGN KEY (slot_id) REFERENCES slots (id) ON DELETE RESTRICT
);


CREATE TABLE note_media (
    id bigint NOT NULL,
    file_id bigint NOT NULL,
    note_id bigint NOT NULL,
    child_id bigint NOT NULL,
    media_name text NOT NULL,
    media_kind text NOT NULL,
    media_bytes bigint NOT NULL,
    version bigint NOT NULL,
    school_id bigint NOT NULL,
    CONSTRAINT pk_note_media PRIMARY KEY (id),
    CONSTRAINT fk_note_media_note_files_file_id FOREIGN KEY (file_id) REFERENCES note_files (id) ON DELETE RESTRICT
);


CREATE TABLE progress_parts (
    id bigint NOT NULL,
    note_id bigint NOT NULL,
    child_id bigint NOT NULL,
    aspect text NOT NULL,
    edition integer NOT NULL,
    mark text,
    text_sealed bytea,
    file_id bigint,
    version bigint NOT NULL,
    school_id bigint NOT NULL,
    CONSTRAINT pk_progress_parts PRIMARY KEY (id),
    CONSTRAINT fk_progress_parts_note_files_file_id FOREIGN KEY (file_id) REFERENCES note_files (id) ON DELETE RESTRICT,
    CONSTRAINT fk_progress_parts_notes_note_id FOREIGN KEY (note_id) REFERENCES notes (id) ON DELETE RESTRICT
);


CREATE TABLE pair_words (
    id bigint NOT NULL,
    ask_id bigint NOT NULL,
    party text NOT NULL,
    member_id bigint,
    yes boolean NOT NULL,
    day date NOT NULL,
    way text NOT NULL,
    who text NOT NULL,
    version bigint NOT NULL,
    school_id bigint NOT NULL,
    CONSTRAINT pk_pair_words PRIMARY KEY (id),
    CONSTRAINT fk_pair_words_pair_asks_ask_id FOREIGN KEY (ask_id) REFERENCES pair_asks (id) ON DELETE RESTRICT
);


CREATE TABLE words (
    id bigint NOT NULL,
    call_id bigint NOT NULL,
    child_id bigint NOT NULL,
    parent_id bigint NOT NULL,
    left_at timestamp with time zone NOT NULL,
    text_sealed bytea,
    file_sealed bytea,
    fetch_at timestamp with time zone,
    fetch_tries integer NOT NULL,
    media_name text,
    media_kind text,
    media_bytes bigint NOT NULL,
    seconds integer NOT NULL,
    teacher_id bigint,
    heard_at timestamp with time zone,
    version bigint NOT NULL,
    school_id bigint NOT NULL,
    CONSTRAINT pk_words PRIMARY KEY (id),
    CONSTRAINT fk_words_calls_call_id FOREIGN KEY (call_id) REFERENCES calls (id) ON DELETE RESTRICT
);


CREATE UNIQUE INDEX ix_addresses_channel_address ON addresses (channel, address) WHERE state <> 'Revoked';


CREATE INDEX ix_addresses_member_id ON addresses (member_id);


CREATE INDEX ix_calls_child_id_starts_at ON calls (child_id, starts_at);


CREATE INDEX ix_calls_contested ON calls (school_id) WHERE answer_contested OR family_said <> 'None';


CREATE INDEX ix_calls_ends_at ON calls (ends_at) WHERE outcome = 'None' AND plan = 'Planned';


CREATE INDEX ix_calls_fell_to_id ON calls (fell_to_id);


CREATE INDEX ix_calls_line_id_day ON calls (line_id, day);


CREATE UNIQUE INDEX ix_calls_moved_from_id ON calls (moved_from_id) WHERE moved_from_id IS NOT NULL AND plan = 'Planned';


CREATE INDEX ix_calls_parent_id_starts_at ON calls (parent_id, starts_at);


CREATE INDEX ix_calls_school_id_day ON calls (school_id, day);


CREATE UNIQUE INDEX ix_calls_slot_id_day ON calls (slot_id, day);


CREATE INDEX ix_care_children_child_id ON care_children (child_id);


CREATE INDEX ix_care_children_collected_by_id ON care_children (collected_by_id);


CREATE UNIQUE INDEX ix_care_children_record_id_child_id ON care_children (record_id, child_id);


CREATE UNIQUE INDEX ix_care_excuses_child_id_duty_from ON care_excuses (child_id, duty, "from");


CREATE INDEX ix_care_excuses_school_id_until ON care_excuses (school_id, until);


CREATE INDEX ix_care_media_child_id ON care_media (child_id);


CREATE INDEX ix_care_media_fetch_at ON care_media (fetch_at) WHERE fetch_at IS NOT NULL;


CREATE INDEX ix_care_media_media_name ON care_media (media_name) WHERE media_name IS NOT NULL;


CREATE INDEX ix_care_media_record_id ON care_media (record_id);


CREATE INDEX ix_care_records_done_by_id ON care_records (done_by_id);


CREATE INDEX ix_care_records_school_id_day ON care_records (school_id, day);


CREATE UNIQUE INDEX ix_care_rules_school_id_duty ON care_rules (school_id, duty);


CREATE UNIQUE INDEX ix_care_runs_school_id_day ON care_runs (school_id, day);


CREATE UNIQUE INDEX ix_care_starts_school_id ON care_starts (school_id);


CREATE INDEX ix_care_texts_child_id ON care_texts (child_id);


CREATE INDEX ix_care_texts_record_id ON care_texts (record_id);


CREATE INDEX ix_census_answers_child_id ON census_answers (child_id);


CREATE UNIQUE INDEX ix_census_answers_round_id_child_id ON census_answers (round_id, child_id);


CREATE UNIQUE INDEX ix_census_counts_round_id_class ON census_counts (round_id, class);


CREATE INDEX ix_census_notes_child_id ON census_notes (child_id);


CREATE INDEX ix_census_notes_round_id ON census_notes (round_id);


CREATE INDEX ix_census_notes_school_id ON census_notes (school_id) WHERE settled_at IS NULL;


CREATE UNIQUE INDEX ix_census_rounds_school_id ON census_rounds (school_id) WHERE closed_on IS NULL;


CREATE INDEX ix_changes_kind_subject_id_at ON changes (kind, subject_id, at);


CREATE INDEX ix_check_marks_school_id_month ON check_marks (school_id, month);


CREATE UNIQUE INDEX ix_check_marks_teacher_id_month_week ON check_marks (teacher_id, month, week);


CREATE INDEX ix_children_class_id ON children (class_id);


CREATE INDEX ix_children_school_id_name_id ON children (school_id, name, id);


CREATE INDEX ix_class_hours_class_id ON class_hours (class_id);


CREATE UNIQUE INDEX ix_classes_school_id_name ON classes (school_id, name) WHERE closed_on IS NULL;


CREATE INDEX ix_code_tries_address_at ON code_tries (address, at);


CREATE INDEX ix_concerns_child_id ON concerns (child_id);


CREATE INDEX ix_concerns_letter_id ON concerns (letter_id);


CREATE INDEX ix_concerns_school_id_settled_at ON concerns (school_id, settled_at);


CREATE UNIQUE INDEX ix_consent_asks_child_id_purpose_member_id ON consent_asks (child_id, purpose, member_id) WHERE closed_at IS NULL;


CREATE INDEX ix_consent_asks_member_id_closed_at ON consent_asks (member_id, closed_at);


CREATE INDEX ix_consent_asks_next_at ON consent_asks (next_at) WHERE closed_at IS NULL AND next_at IS NOT NULL;


CREATE UNIQUE INDEX ix_consent_texts_school_id_purpose_language_text_version ON consent_texts (school_id, purpose, language, text_version);


CREATE INDEX ix_consents_child_id_purpose ON consents (child_id, purpose);


CREATE INDEX ix_consents_member_id_purpose_at ON consents (member_id, purpose, at);


CREATE INDEX ix_consents_scan_id ON consents (scan_id);


CREATE UNIQUE INDEX ix_contact_cards_child_id_kind_holder_number ON contact_cards (child_id, kind, holder, number);


CREATE UNIQUE INDEX ix_contact_cards_code_hash ON contact_cards (code_hash);


CREATE INDEX ix_contact_cards_holder_id ON contact_cards (holder_id);


CREATE INDEX ix_contact_cards_school_id_state ON contact_cards (school_id, state);


CREATE UNIQUE INDEX ix_conversations_address ON conversations (address);


CREATE INDEX ix_duty_asks_open ON duty_asks (school_id) WHERE state <> 'Accepted';


CREATE INDEX ix_duty_asks_session_id ON duty_asks (session_id);


CREATE INDEX ix_file_entries_child_id_stands ON file_entries (child_id, stands);


CREATE INDEX ix_file_entries_member_id ON file_entries (member_id);


CREATE INDEX ix_file_proposals_child_id_member_id_field ON file_proposals (child_id, member_id, field);


CREATE INDEX ix_file_proposals_fetch_at ON file_proposals (fetch_at) WHERE fetch_at IS NOT NULL;


CREATE INDEX ix_file_proposals_media_name ON file_proposals (media_name) WHERE media_name IS NOT NULL;


CREATE INDEX ix_file_proposals_member_id ON file_proposals (member_id);


CREATE INDEX ix_file_proposals_school_id_state ON file_proposals (school_id, state);


CREATE INDEX ix_grants_account_id ON grants (account_id);


CREATE UNIQUE INDEX ix_helpers_member_id ON helpers (member_id);


CREATE INDEX ix_helpers_school_id ON helpers (school_id);


CREATE INDEX ix_inbox_address_received_at ON inbox (address, received_at);


CREATE INDEX ix_inbox_external_id ON inbox (external_id);


CREATE UNIQUE INDEX ix_inbox_meaning ON inbox (meaning);


CREATE INDEX ix_inbox_new ON inbox (id) WHERE state = 'New';


CREATE UNIQUE INDEX ix_invitations_link_hash ON invitations (link_hash);


CREATE INDEX ix_invitations_member_id ON invitations (member_id);


CREATE UNIQUE INDEX ix_invitations_short_hash ON invitations (short_hash);


CREATE INDEX ix_letter_bindings_child_id_member_id ON letter_bindings (child_id, member_id);


CREATE INDEX ix_letter_bindings_member_id ON letter_bindings (member_id);


CREATE INDEX ix_letter_bindings_school_id_done_at ON letter_bindings (school_id, done_at);


CREATE INDEX ix_letter_parts_fetch_at ON letter_parts (fetch_at) WHERE fetch_at IS NOT NULL;


CREATE UNIQUE INDEX ix_letter_parts_letter_id_source ON letter_parts (letter_id, source);


CREATE INDEX ix_letter_parts_media_name ON letter_parts (media_name);


CREATE UNIQUE INDEX ix_letter_readers_letter_id_member_id ON letter_readers (letter_id, member_id);


CREATE INDEX ix_letter_readers_member_id_letter_id ON letter_readers (member_id, letter_id);


CREATE INDEX ix_letter_readers_next_at ON letter_readers (next_at) WHERE next_at IS NOT NULL;


CREATE INDEX ix_letter_themes_school_id_occasion_id ON letter_themes (school_id, occasion, id);


CREATE UNIQUE INDEX ix_letter_wishes_child_id_member_id ON letter_wishes (child_id, member_id);


CREATE INDEX ix_letter_wishes_member_id ON letter_wishes (member_id);


CREATE INDEX ix_letters_answers_id ON letters (answers_id) WHERE answers_id IS NOT NULL;


CREATE INDEX ix_letters_child_id_way_begun_at ON letters (child_id, way, begun_at);


CREATE INDEX ix_letters_own_until ON letters (own_until) WHERE own_until IS NOT NULL;


CREATE INDEX ix_letters_school_id_begun_at ON letters (school_id, begun_at);


CREATE UNIQUE INDEX ix_lines_school_id_name ON lines (school_id, name);


CREATE UNIQUE INDEX ix_links_child_id_member_id ON links (child_id, member_id);


CREATE INDEX ix_links_member_id ON links (member_id);


CREATE INDEX ix_links_school_id ON links (school_id);


CREATE UNIQUE INDEX ix_members_child_id ON members (child_id) WHERE child_id IS NOT NULL AND active;


CREATE INDEX ix_members_school_id_kind_name ON members (school_id, kind, name);


CREATE INDEX ix_month_checks_school_id_month ON month_checks (school_id, month);


CREATE UNIQUE INDEX ix_month_checks_teacher_id_month ON month_checks (teacher_id, month);


CREATE INDEX ix_name_grams_child_id ON name_grams (child_id);


CREATE INDEX ix_note_answers_note_id_child_id ON note_answers (note_id, child_id);


CREATE INDEX ix_note_children_child_id_note_id ON note_children (child_id, note_id);


CREATE UNIQUE INDEX ix_note_children_note_id_child_id ON note_children (note_id, child_id);


CREATE INDEX ix_note_files_fetch_at ON note_files (fetch_at) WHERE fetch_at IS NOT NULL;


CREATE INDEX ix_note_files_note_id_place ON note_files (note_id, place);


CREATE UNIQUE INDEX ix_note_media_file_id_child_id ON note_media (file_id, child_id);


CREATE INDEX ix_note_media_media_name ON note_media (media_name);


CREATE INDEX ix_note_media_note_id_child_id ON note_media (note_id, child_id);


CREATE UNIQUE INDEX ix_note_texts_note_id_child_id_edition ON note_texts (note_id, child_id, edition);


CREATE INDEX ix_notes_author_id_written_at ON notes (author_id, written_at);


CREATE INDEX ix_notes_school_id_written_at ON notes (school_id, written_at);


CREATE INDEX ix_openings_duty_teacher_id ON openings (duty_teacher_id);


CREATE INDEX ix_openings_line_id ON openings (line_id);


CREATE INDEX ix_outbox_address_message_id ON outbox (address, message_id);


CREATE INDEX ix_outbox_due ON outbox (not_before, lane) WHERE state IN ('Pending', 'RetryAt');


CREATE INDEX ix_outbox_leased ON outbox (lease_until) WHERE state IN ('Claimed', 'Attempting');


CREATE INDEX ix_outbox_member_id_created_at ON outbox (member_id, created_at);


CREATE INDEX ix_outbox_school_id_state ON outbox (school_id, state);


CREATE INDEX ix_outbox_subject_id_kind ON outbox (subject_id, kind);


CREATE UNIQUE INDEX ix_outbox_unique_key ON outbox (unique_key);


CREATE UNIQUE INDEX ix_own_fields_school_id_name ON own_fields (school_id, name);


CREATE UNIQUE INDEX ix_own_talks_child_id_parent_id_monday ON own_talks (child_id, parent_id, monday);


CREATE INDEX ix_own_talks_school_id_monday ON own_talks (school_id, monday);


CREATE INDEX ix_pair_asks_child_id_standing ON pair_asks (child_id, standing);


CREATE INDEX ix_pair_asks_helper_id_standing ON pair_asks (helper_id, standing);


CREATE INDEX ix_pair_asks_nudge_at ON pair_asks (nudge_at) WHERE nudge_at IS NOT NULL;


CREATE UNIQUE INDEX ix_pair_asks_pair_id_renews_year ON pair_asks (pair_id, renews_year);


CREATE INDEX ix_pair_asks_school_id_back_at ON pair_asks (school_id, back_at) WHERE standing = 'Open';


CREATE INDEX ix_pair_leaves_pair_id ON pair_leaves (pair_id);


CREATE INDEX ix_pair_leaves_school_id_until ON pair_leaves (school_id, until);


CREATE INDEX ix_pair_leaves_substitute_id_until ON pair_leaves (substitute_id, until);


CREATE INDEX ix_pair_stages_pair_id ON pair_stages (pair_id);


CREATE INDEX ix_pair_stages_remind_at ON pair_stages (remind_at) WHERE remind_at IS NOT NULL;


CREATE INDEX ix_pair_words_ask_id ON pair_words (ask_id);


CREATE UNIQUE INDEX ix_pairing_rules_school_id ON pairing_rules (school_id);


CREATE INDEX ix_pairs_after_id ON pairs (after_id);


CREATE UNIQUE INDEX ix_pairs_child_id_helper_id ON pairs (child_id, helper_id) WHERE until IS NULL;


CREATE INDEX ix_pairs_helper_id ON pairs (helper_id);


CREATE INDEX ix_pairs_school_id_until ON pairs (school_id, until);


CREATE INDEX ix_pairs_study_partner_id ON pairs (study_partner_id);


CREATE INDEX ix_pauses_member_id_until ON pauses (member_id, until);


CREATE INDEX ix_phone_tries_child_id ON phone_tries (child_id);


CREATE INDEX ix_phone_tries_member_id ON phone_tries (member_id);


CREATE INDEX ix_phone_tries_school_id_subject_id ON phone_tries (school_id, subject_id);


CREATE INDEX ix_plan_entries_child_id ON plan_entries (child_id);


CREATE INDEX ix_plan_entries_parent_id ON plan_entries (parent_id);


CREATE INDEX ix_plan_entries_plan_id ON plan_entries (plan_id);


CREATE UNIQUE INDEX ix_progress_notes_child_id_kind_period ON progress_notes (child_id, kind, period);


CREATE UNIQUE INDEX ix_progress_notes_note_id ON progress_notes (note_id);


CREATE INDEX ix_progress_notes_school_id_period ON progress_notes (school_id, period);


CREATE INDEX ix_progress_parts_file_id ON progress_parts (file_id);


CREATE UNIQUE INDEX ix_progress_parts_note_id_aspect_edition ON progress_parts (note_id, aspect, edition);


CREATE INDEX ix_progress_readers_member_id ON progress_readers (member_id);


CREATE UNIQUE INDEX ix_progress_readers_note_id_member_id ON progress_readers (note_id, member_id);


CREATE UNIQUE INDEX ix_prompt_files_recording_id_bot ON prompt_files (recording_id, bot);


CREATE INDEX ix_prompt_recordings_fetch_at ON prompt_recordings (fetch_at) WHERE fetch_at IS NOT NULL;


CREATE UNIQUE INDEX ix_prompt_recordings_in_use ON prompt_recordings (school_id, prompt, dialect) WHERE ended_at IS NULL AND media_name IS NOT NULL;


CREATE INDEX ix_prompt_recordings_media_name ON prompt_recordings (media_name) WHERE media_name IS NOT NULL;


CREATE UNIQUE INDEX ix_protection_keys_name ON protection_keys (name);


CREATE INDEX ix_quiet_days_line_id ON quiet_days (line_id);


CREATE INDEX ix_quiet_days_school_id_until ON quiet_days (school_id, until);


CREATE INDEX ix_scans_child_id ON scans (child_id);


CREATE INDEX ix_scans_class_id ON scans (class_id);


CREATE INDEX ix_scans_media_name ON scans (media_name);


CREATE INDEX ix_scans_school_id_kind_class_id ON scans (school_id, kind, class_id);


CREATE UNIQUE INDEX ix_school_duty_excuses_school_id_duty_from_until ON school_duty_excuses (school_id, duty, "from", until);


CREATE UNIQUE INDEX ix_school_duty_rules_school_id_duty ON school_duty_rules (school_id, duty);


CREATE UNIQUE INDEX ix_sessions_line_id_day ON sessions (line_id, day);


CREATE INDEX ix_slots_child_id ON slots (child_id);


CREATE INDEX ix_slots_line_id_weekday ON slots (line_id, weekday);


CREATE INDEX ix_slots_made_until_id ON slots (made_until, id);


CREATE INDEX ix_slots_parent_id ON slots (parent_id);


CREATE INDEX ix_slots_school_id ON slots (school_id);


CREATE INDEX email_index ON staff_accounts (normalized_email);


CREATE UNIQUE INDEX user_name_index ON staff_accounts (normalized_user_name);


CREATE INDEX ix_staff_claims_user_id ON staff_claims (user_id);


CREATE INDEX ix_staff_logins_user_id ON staff_logins (user_id);


CREATE INDEX ix_stand_ins_school_id_until ON stand_ins (school_id, until);


CREATE INDEX ix_status_changes_child_id_at ON status_changes (child_id, at);


CREATE UNIQUE INDEX ix_subject_teachers_class_id_member_id_subject ON subject_teachers (class_id, member_id, subject);


CREATE INDEX ix_subject_teachers_member_id ON subject_teachers (member_id);


CREATE INDEX ix_teacher_asks_asker_id_asked_at ON teacher_asks (asker_id, asked_at);


CREATE INDEX ix_teacher_asks_child_id ON teacher_asks (child_id);


CREATE INDEX ix_teacher_asks_open ON teacher_asks (school_id) WHERE settled_at IS NULL;


CREATE INDEX ix_teacher_asks_school_id_settled_at ON teacher_asks (school_id, settled_at);


CREATE INDEX ix_terms_school_id_until ON terms (school_id, until);


CREATE INDEX ix_update_turns_due_at ON update_turns (due_at) WHERE due_at IS NOT NULL;


CREATE UNIQUE INDEX ix_update_turns_member_id ON update_turns (member_id);


CREATE UNIQUE INDEX ix_week_plans_school_id ON week_plans (school_id) WHERE state = 'Draft';


CREATE INDEX ix_weekly_updates_member_id_until ON weekly_updates (member_id, until);


CREATE INDEX ix_words_call_id ON words (call_id);


CREATE INDEX ix_words_fetch_at ON words (fetch_at) WHERE fetch_at IS NOT NULL;


CREATE INDEX ix_words_media_name ON words (media_name) WHERE media_name IS NOT NULL;


CREATE INDEX ix_words_unheard ON words (school_id) WHERE heard_at IS NULL;


CREATE INDEX ix_year_ends_school_id_year ON year_ends (school_id, year);
