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


CREATE TABLE members (
    id bigint NOT NULL,
    name text NOT NULL,
    kind text NOT NULL,
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
    active boolean NOT NULL,
    version bigint NOT NULL,
    school_id bigint NOT NULL,
    CONSTRAINT pk_members PRIMARY KEY (id)
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


CREATE TABLE schools (
    id bigint NOT NULL,
    name text NOT NULL,
    time_zone text NOT NULL,
    language text NOT NULL,
    quiet_from time without time zone NOT NULL,
    quiet_until time without time zone NOT NULL,
    duty_phone text,
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
    version bigint NOT NULL,
    school_id bigint NOT NULL,
    CONSTRAINT pk_classes PRIMARY KEY (id),
    CONSTRAINT fk_classes_schools_school_id FOREIGN KEY (school_id) REFERENCES schools (id) ON DELETE RESTRICT
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


CREATE TABLE consents (
    id bigint NOT NULL,
    member_id bigint NOT NULL,
    child_id bigint,
    purpose text NOT NULL,
    text_version integer NOT NULL,
    language text NOT NULL,
    given boolean NOT NULL,
    at timestamp with time zone NOT NULL,
    proof text NOT NULL,
    version bigint NOT NULL,
    school_id bigint NOT NULL,
    CONSTRAINT pk_consents PRIMARY KEY (id),
    CONSTRAINT fk_consents_children_child_id FOREIGN KEY (child_id) REFERENCES children (id) ON DELETE RESTRICT,
    CONSTRAINT fk_consents_members_member_id FOREIGN KEY (member_id) REFERENCES members (id) ON DELETE RESTRICT
);


CREATE TABLE file_entries (
    id bigint NOT NULL,
    child_id bigint NOT NULL,
    member_id bigint,
    field text NOT NULL,
    value_sealed bytea,
    at timestamp with time zone NOT NULL,
    who text NOT NULL,
    stands boolean NOT NULL,
    version bigint NOT NULL,
    school_id bigint NOT NULL,
    CONSTRAINT pk_file_entries PRIMARY KEY (id),
    CONSTRAINT fk_file_entries_children_child_id FOREIGN KEY (child_id) REFERENCES children (id) ON DELETE RESTRICT,
    CONSTRAINT fk_file_entries_members_member_id FOREIGN KEY (member_id) REFERENCES members (id) ON DELETE RESTRICT
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


CREATE TABLE pairs (
    id bigint NOT NULL,
    child_id bigint NOT NULL,
    teacher_id bigint NOT NULL,
    "from" date NOT NULL,
    until date,
    version bigint NOT NULL,
    school_id bigint NOT NULL,
    CONSTRAINT pk_pairs PRIMARY KEY (id),
    CONSTRAINT fk_pairs_children_child_id FOREIGN KEY (child_id) REFERENCES children (id) ON DELETE RESTRICT,
    CONSTRAINT fk_pairs_members_teacher_id FOREIGN KEY (teacher_id) REFERENCES members (id) ON DELETE RESTRICT
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
    version bigint NOT NULL,
    school_id bigint NOT NULL,
    CONSTRAINT pk_slots PRIMARY KEY (id),
    CONSTRAINT fk_slots_children_child_id FOREIGN KEY (child_id) REFERENCES children (id) ON DELETE RESTRICT,
    CONSTRAINT fk_slots_lines_line_id FOREIGN KEY (line_id) REFERENCES lines (id) ON DELETE RESTRICT,
    CONSTRAINT fk_slots_members_parent_id FOREIGN KEY (parent_id) REFERENCES members (id) ON DELETE RESTRICT
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


CREATE INDEX ix_changes_kind_subject_id_at ON changes (kind, subject_id, at);


CREATE INDEX ix_children_class_id ON children (class_id);


CREATE INDEX ix_children_school_id_name_id ON children (school_id, name, id);


CREATE INDEX ix_class_hours_class_id ON class_hours (class_id);


CREATE UNIQUE INDEX ix_classes_school_id_name ON classes (school_id, name);


CREATE INDEX ix_code_tries_address_at ON code_tries (address, at);


CREATE UNIQUE INDEX ix_consent_texts_school_id_purpose_language_text_version ON consent_texts (school_id, purpose, language, text_version);


CREATE INDEX ix_consents_child_id_purpose ON consents (child_id, purpose);


CREATE INDEX ix_consents_member_id_purpose_at ON consents (member_id, purpose, at);


CREATE UNIQUE INDEX ix_conversations_address ON conversations (address);


CREATE INDEX ix_duty_asks_open ON duty_asks (school_id) WHERE state <> 'Accepted';


CREATE INDEX ix_duty_asks_session_id ON duty_asks (session_id);


CREATE INDEX ix_file_entries_child_id_stands ON file_entries (child_id, stands);


CREATE INDEX ix_file_entries_member_id ON file_entries (member_id);


CREATE INDEX ix_grants_account_id ON grants (account_id);


CREATE INDEX ix_inbox_address_received_at ON inbox (address, received_at);


CREATE INDEX ix_inbox_external_id ON inbox (external_id);


CREATE UNIQUE INDEX ix_inbox_meaning ON inbox (meaning);


CREATE INDEX ix_inbox_new ON inbox (id) WHERE state = 'New';


CREATE UNIQUE INDEX ix_invitations_link_hash ON invitations (link_hash);


CREATE INDEX ix_invitations_member_id ON invitations (member_id);


CREATE UNIQUE INDEX ix_invitations_short_hash ON invitations (short_hash);


CREATE UNIQUE INDEX ix_lines_school_id_name ON lines (school_id, name);


CREATE UNIQUE INDEX ix_links_child_id_member_id ON links (child_id, member_id);


CREATE INDEX ix_links_member_id ON links (member_id);


CREATE INDEX ix_members_school_id_kind_name ON members (school_id, kind, name);


CREATE INDEX ix_name_grams_child_id ON name_grams (child_id);


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


CREATE INDEX ix_pairs_child_id ON pairs (child_id);


CREATE INDEX ix_pairs_teacher_id ON pairs (teacher_id);


CREATE INDEX ix_pauses_member_id_until ON pauses (member_id, until);


CREATE INDEX ix_phone_tries_child_id ON phone_tries (child_id);


CREATE INDEX ix_phone_tries_member_id ON phone_tries (member_id);


CREATE INDEX ix_phone_tries_school_id_subject_id ON phone_tries (school_id, subject_id);


CREATE INDEX ix_plan_entries_child_id ON plan_entries (child_id);


CREATE INDEX ix_plan_entries_parent_id ON plan_entries (parent_id);


CREATE INDEX ix_plan_entries_plan_id ON plan_entries (plan_id);


CREATE UNIQUE INDEX ix_prompt_files_recording_id_bot ON prompt_files (recording_id, bot);


CREATE INDEX ix_prompt_recordings_fetch_at ON prompt_recordings (fetch_at) WHERE fetch_at IS NOT NULL;


CREATE UNIQUE INDEX ix_prompt_recordings_in_use ON prompt_recordings (school_id, prompt, dialect) WHERE ended_at IS NULL AND media_name IS NOT NULL;


CREATE INDEX ix_prompt_recordings_media_name ON prompt_recordings (media_name) WHERE media_name IS NOT NULL;


CREATE UNIQUE INDEX ix_protection_keys_name ON protection_keys (name);


CREATE INDEX ix_quiet_days_line_id ON quiet_days (line_id);


CREATE INDEX ix_quiet_days_school_id_until ON quiet_days (school_id, until);


CREATE UNIQUE INDEX ix_sessions_line_id_day ON sessions (line_id, day);


CREATE INDEX ix_slots_child_id ON slots (child_id);


CREATE INDEX ix_slots_line_id_weekday ON slots (line_id, weekday);


CREATE INDEX ix_slots_made_until_id ON slots (made_until, id);


CREATE INDEX ix_slots_parent_id ON slots (parent_id);


CREATE INDEX email_index ON staff_accounts (normalized_email);


CREATE UNIQUE INDEX user_name_index ON staff_accounts (normalized_user_name);


CREATE INDEX ix_staff_claims_user_id ON staff_claims (user_id);


CREATE INDEX ix_staff_logins_user_id ON staff_logins (user_id);


CREATE INDEX ix_stand_ins_school_id_until ON stand_ins (school_id, until);


CREATE INDEX ix_teacher_asks_asker_id_asked_at ON teacher_asks (asker_id, asked_at);


CREATE INDEX ix_teacher_asks_child_id ON teacher_asks (child_id);


CREATE INDEX ix_teacher_asks_open ON teacher_asks (school_id) WHERE settled_at IS NULL;


CREATE INDEX ix_terms_school_id_until ON terms (school_id, until);


CREATE UNIQUE INDEX ix_week_plans_school_id ON week_plans (school_id) WHERE state = 'Draft';


CREATE INDEX ix_words_call_id ON words (call_id);


CREATE INDEX ix_words_fetch_at ON words (fetch_at) WHERE fetch_at IS NOT NULL;


CREATE INDEX ix_words_media_name ON words (media_name) WHERE media_name IS NOT NULL;


CREATE INDEX ix_words_unheard ON words (school_id) WHERE heard_at IS NULL;
