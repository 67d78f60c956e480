CREATE TABLE "audit" (
    "school_id" INTEGER NOT NULL,
    "sequence" INTEGER NOT NULL,
    "at" TEXT NOT NULL,
    "who" TEXT NOT NULL,
    "what" TEXT NOT NULL,
    "subject_id" INTEGER NOT NULL,
    "why" TEXT NULL,
    "previous" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    CONSTRAINT "pk_audit" PRIMARY KEY ("school_id", "sequence")
);


CREATE TABLE "care_rules" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_care_rules" PRIMARY KEY,
    "duty" TEXT NOT NULL,
    "on" INTEGER NOT NULL,
    "who" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "window" TEXT NOT NULL,
    "holidays" TEXT NULL,
    "per_week" INTEGER NOT NULL,
    "since" TEXT NULL,
    "version" INTEGER NOT NULL,
    "school_id" INTEGER NOT NULL
);


CREATE TABLE "care_runs" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_care_runs" PRIMARY KEY,
    "day" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "school_id" INTEGER NOT NULL
);


CREATE TABLE "care_starts" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_care_starts" PRIMARY KEY,
    "from" TEXT NOT NULL,
    "hour" TEXT NOT NULL,
    "month_day" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "school_id" INTEGER NOT NULL
);


CREATE TABLE "census_rounds" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_census_rounds" PRIMARY KEY,
    "season" TEXT NOT NULL,
    "opened_on" TEXT NOT NULL,
    "due_on" TEXT NOT NULL,
    "opened_by" TEXT NOT NULL,
    "closed_on" TEXT NULL,
    "closed_by" TEXT NULL,
    "version" INTEGER NOT NULL,
    "school_id" INTEGER NOT NULL
);


CREATE TABLE "changes" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_changes" PRIMARY KEY,
    "kind" TEXT NOT NULL,
    "subject_id" INTEGER NOT NULL,
    "field" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    "who" TEXT NOT NULL,
    "before_sealed" BLOB NULL,
    "after_sealed" BLOB NULL,
    "version" INTEGER NOT NULL,
    "school_id" INTEGER NOT NULL
);


CREATE TABLE "code_tries" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_code_tries" PRIMARY KEY,
    "address" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    "version" INTEGER NOT NULL
);


CREATE TABLE "consent_texts" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_consent_texts" PRIMARY KEY,
    "purpose" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "text_version" INTEGER NOT NULL,
    "body" TEXT NOT NULL,
    "asks_again" INTEGER NOT NULL,
    "spread" INTEGER NOT NULL,
    "spread_to" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "school_id" INTEGER NOT NULL
);


CREATE TABLE "conversations" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_conversations" PRIMARY KEY,
    "address" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "step" TEXT NOT NULL,
    "data_sealed" BLOB NULL,
    "prompt_id" INTEGER NULL,
    "touched_at" TEXT NOT NULL,
    "version" INTEGER NOT NULL
);


CREATE TABLE "inbox" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_inbox" PRIMARY KEY,
    "external_id" TEXT NOT NULL,
    "meaning" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "received_at" TEXT NOT NULL,
    "payload_sealed" BLOB NULL,
    "state" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL,
    "version" INTEGER NOT NULL
);


CREATE TABLE "leases" (
    "name" TEXT NOT NULL CONSTRAINT "pk_leases" PRIMARY KEY,
    "holder" TEXT NOT NULL,
    "until" TEXT NOT NULL
);


CREATE TABLE "letter_themes" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_letter_themes" PRIMARY KEY,
    "occasion" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "gone_at" TEXT NULL,
    "version" INTEGER NOT NULL,
    "school_id" INTEGER NOT NULL
);


CREATE TABLE "lines" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_lines" PRIMARY KEY,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "number" TEXT NULL,
    "in_use" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "school_id" INTEGER NOT NULL
);


CREATE TABLE "name_grams" (
    "school_id" INTEGER NOT NULL,
    "gram" TEXT NOT NULL,
    "child_id" INTEGER NOT NULL,
    CONSTRAINT "pk_name_grams" PRIMARY KEY ("school_id", "gram", "child_id")
);


CREATE TABLE "outbox" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_outbox" PRIMARY KEY,
    "school_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "lane" INTEGER NOT NULL,
    "unique_key" TEXT NOT NULL,
    "member_id" INTEGER NULL,
    "address" TEXT NULL,
    "child_id" INTEGER NULL,
    "subject_id" INTEGER NULL,
    "args" TEXT NULL,
    "act" TEXT NOT NULL,
    "target_id" INTEGER NULL,
    "not_before" TEXT NOT NULL,
    "expires_at" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "fence" INTEGER NOT NULL,
    "lease_until" TEXT NULL,
    "retry_at" TEXT NULL,
    "attempts" INTEGER NOT NULL,
    "marked" INTEGER NOT NULL,
    "reason" TEXT NULL,
    "sent_at" TEXT NULL,
    "message_id" INTEGER NULL,
    "created_at" TEXT NOT NULL,
    "version" INTEGER NOT NULL
);


CREATE TABLE "own_fields" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_own_fields" PRIMARY KEY,
    "part" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "restricted" INTEGER NOT NULL,
    "in_use" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "school_id" INTEGER NOT NULL
);


CREATE TABLE "pairing_rules" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_pairing_rules" PRIMARY KEY,
    "most" INTEGER NOT NULL,
    "nudge_after_days" INTEGER NOT NULL,
    "back_after_days" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "school_id" INTEGER NOT NULL
);


CREATE TABLE "prompt_recordings" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_prompt_recordings" PRIMARY KEY,
    "prompt" TEXT NOT NULL,
    "dialect" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "recorded_by" INTEGER NULL,
    "recorded_at" TEXT NOT NULL,
    "seconds" INTEGER NOT NULL,
    "file" TEXT NULL,
    "fetch_at" TEXT NULL,
    "fetch_tries" INTEGER NOT NULL,
    "media_name" TEXT NULL,
    "media_bytes" INTEGER NOT NULL,
    "ended_at" TEXT NULL,
    "version" INTEGER NOT NULL,
    "school_id" INTEGER NOT NULL
);


CREATE TABLE "protection_keys" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_protection_keys" PRIMARY KEY,
    "name" TEXT NOT NULL,
    "xml_sealed" BLOB NOT NULL,
    "version" INTEGER NOT NULL
);


CREATE TABLE "school_duty_excuses" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_school_duty_excuses" PRIMARY KEY,
    "duty" TEXT NOT NULL,
    "from" TEXT NOT NULL,
    "until" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "text_sealed" BLOB NULL,
    "who" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "school_id" INTEGER NOT NULL
);


CREATE TABLE "school_duty_rules" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_school_duty_rules" PRIMARY KEY,
    "duty" TEXT NOT NULL,
    "on" INTEGER NOT NULL,
    "window" TEXT NOT NULL,
    "times" INTEGER NOT NULL,
    "since" TEXT NULL,
    "version" INTEGER NOT NULL,
    "school_id" INTEGER NOT NULL
);


CREATE TABLE "schools" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_schools" PRIMARY KEY,
    "name" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "quiet_from" TEXT NOT NULL,
    "quiet_until" TEXT NOT NULL,
    "duty_phone" TEXT NULL,
    "country" TEXT NOT NULL,
    "village_office" TEXT NULL,
    "police_station" TEXT NULL,
    "clinic" TEXT NULL,
    "nurse_id" INTEGER NULL,
    "letter_look_up_to" INTEGER NULL,
    "letter_look_entry" INTEGER NULL,
    "letter_look_role" TEXT NOT NULL,
    "version" INTEGER NOT NULL
);


CREATE TABLE "staff_accounts" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_staff_accounts" PRIMARY KEY,
    "display_name" TEXT NOT NULL,
    "member_id" INTEGER NULL,
    "closed" INTEGER NOT NULL,
    "last_totp_step" INTEGER NOT NULL,
    "demo" INTEGER NOT NULL,
    "user_name" TEXT NULL,
    "normalized_user_name" TEXT NULL,
    "email" TEXT NULL,
    "normalized_email" TEXT NULL,
    "email_confirmed" INTEGER NOT NULL,
    "password_hash" TEXT NULL,
    "security_stamp" TEXT NULL,
    "concurrency_stamp" TEXT NULL,
    "phone_number" TEXT NULL,
    "phone_number_confirmed" INTEGER NOT NULL,
    "two_factor_enabled" INTEGER NOT NULL,
    "lockout_end" TEXT NULL,
    "lockout_enabled" INTEGER NOT NULL,
    "access_failed_count" INTEGER NOT NULL
);


CREATE TABLE "stamps" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_stamps" PRIMARY KEY,
    "sandbox" INTEGER NOT NULL,
    "installation" INTEGER NOT NULL,
    "keys_id" TEXT NOT NULL,
    "created_at" TEXT NOT NULL
);


CREATE TABLE "stand_ins" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_stand_ins" PRIMARY KEY,
    "from_id" INTEGER NOT NULL,
    "to_id" INTEGER NOT NULL,
    "from" TEXT NOT NULL,
    "until" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "school_id" INTEGER NOT NULL
);


CREATE TABLE "terms" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_terms" PRIMARY KEY,
    "name" TEXT NULL,
    "from" TEXT NOT NULL,
    "until" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "school_id" INTEGER NOT NULL
);


CREATE TABLE "update_turns" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_update_turns" PRIMARY KEY,
    "member_id" INTEGER NOT NULL,
    "since" TEXT NOT NULL,
    "due_at" TEXT NULL,
    "version" INTEGER NOT NULL,
    "school_id" INTEGER NOT NULL
);


CREATE TABLE "week_plans" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_week_plans" PRIMARY KEY,
    "state" TEXT NOT NULL,
    "from" TEXT NOT NULL,
    "minutes" INTEGER NOT NULL,
    "basis" TEXT NOT NULL,
    "proven" INTEGER NOT NULL,
    "made_at" TEXT NOT NULL,
    "published_at" TEXT NULL,
    "version" INTEGER NOT NULL,
    "school_id" INTEGER NOT NULL
);


CREATE TABLE "weekly_updates" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_weekly_updates" PRIMARY KEY,
    "member_id" INTEGER NOT NULL,
    "from" TEXT NOT NULL,
    "until" TEXT NOT NULL,
    "notes" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "school_id" INTEGER NOT NULL
);


CREATE TABLE "census_counts" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_census_counts" PRIMARY KEY,
    "round_id" INTEGER NOT NULL,
    "class" TEXT NOT NULL,
    "same" INTEGER NOT NULL,
    "changed" INTEGER NOT NULL,
    "left" INTEGER NOT NULL,
    "open" INTEGER NOT NULL,
    "children" INTEGER NOT NULL,
    "girls" INTEGER NOT NULL,
    "boys" INTEGER NOT NULL,
    "boards" INTEGER NOT NULL,
    "both_away" INTEGER NOT NULL,
    "one_away" INTEGER NOT NULL,
    "with_grandparents" INTEGER NOT NULL,
    "with_other_kin" INTEGER NOT NULL,
    "with_proxy_family" INTEGER NOT NULL,
    "with_one_parent" INTEGER NOT NULL,
    "alone" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "school_id" INTEGER NOT NULL,
    CONSTRAINT "fk_census_counts_census_rounds_round_id" FOREIGN KEY ("round_id") REFERENCES "census_rounds" ("id") ON DELETE RESTRICT
);


CREATE TABLE "quiet_days" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_quiet_days" PRIMARY KEY,
    "kind" TEXT NOT NULL,
    "name" TEXT NULL,
    "from" TEXT NOT NULL,
    "until" TEXT NOT NULL,
    "line_id" INTEGER NULL,
    "from_time" TEXT NULL,
    "until_time" TEXT NULL,
    "cancelled" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "school_id" INTEGER NOT NULL,
    CONSTRAINT "fk_quiet_days_lines_line_id" FOREIGN KEY ("line_id") REFERENCES "lines" ("id") ON DELETE RESTRICT
);


CREATE TABLE "sessions" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_sessions" PRIMARY KEY,
    "line_id" INTEGER NOT NULL,
    "day" TEXT NOT NULL,
    "starts_at" TEXT NOT NULL,
    "ends_at" TEXT NOT NULL,
    "teacher_id" INTEGER NULL,
    "substitute_for" INTEGER NULL,
    "reported_at" TEXT NULL,
    "version" INTEGER NOT NULL,
    "school_id" INTEGER NOT NULL,
    CONSTRAINT "fk_sessions_lines_line_id" FOREIGN KEY ("line_id") REFERENCES "lines" ("id") ON DELETE RESTRICT
);


CREATE TABLE "prompt_files" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_prompt_files" PRIMARY KEY,
    "recording_id" INTEGER NOT NULL,
    "bot" TEXT NOT NULL,
    "file" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "fk_prompt_files_prompt_recordings_recording_id" FOREIGN KEY ("recording_id") REFERENCES "prompt_recordings" ("id") ON DELETE CASCADE
);


CREATE TABLE "classes" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_classes" PRIMARY KEY,
    "name" TEXT NOT NULL,
    "teacher_id" INTEGER NULL,
    "closed_on" TEXT NULL,
    "version" INTEGER NOT NULL,
    "school_id" INTEGER NOT NULL,
    CONSTRAINT "fk_classes_schools_school_id" FOREIGN KEY ("school_id") REFERENCES "schools" ("id") ON DELETE RESTRICT
);


CREATE TABLE "year_ends" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_year_ends" PRIMARY KEY,
    "year" INTEGER NOT NULL,
    "top_grade" INTEGER NOT NULL,
    "at" TEXT NOT NULL,
    "who" TEXT NOT NULL,
    "renamed" INTEGER NOT NULL,
    "closed" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "school_id" INTEGER NOT NULL,
    CONSTRAINT "fk_year_ends_schools_school_id" FOREIGN KEY ("school_id") REFERENCES "schools" ("id") ON DELETE RESTRICT
);


CREATE TABLE "grants" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_grants" PRIMARY KEY,
    "account_id" INTEGER NOT NULL,
    "school_id" INTEGER NULL,
    "role" TEXT NOT NULL,
    "given_at" TEXT NOT NULL,
    "ended_at" TEXT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "fk_grants_staff_accounts_account_id" FOREIGN KEY ("account_id") REFERENCES "staff_accounts" ("id") ON DELETE RESTRICT
);


CREATE TABLE "staff_claims" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_staff_claims" PRIMARY KEY AUTOINCREMENT,
    "user_id" INTEGER NOT NULL,
    "claim_type" TEXT NULL,
    "claim_value" TEXT NULL,
    CONSTRAINT "fk_staff_claims_staff_accounts_user_id" FOREIGN KEY ("user_id") REFERENCES "staff_accounts" ("id") ON DELETE CASCADE
);


CREATE TABLE "staff_logins" (
    "login_provider" TEXT NOT NULL,
    "provider_key" TEXT NOT NULL,
    "provider_display_name" TEXT NULL,
    "user_id" INTEGER NOT NULL,
    CONSTRAINT "pk_staff_logins" PRIMARY KEY ("login_provider", "provider_key"),
    CONSTRAINT "fk_staff_logins_staff_accounts_user_id" FOREIGN KEY ("user_id") REFERENCES "staff_accounts" ("id") ON DELETE CASCADE
);


CREATE TABLE "staff_tokens" (
    "user_id" INTEGER NOT NULL,
    "login_provider" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "value" TEXT NULL,
    CONSTRAINT "pk_staff_tokens" PRIMARY KEY ("user_id", "login_provider", "name"),
    CONSTRAINT "fk_staff_tokens_staff_accounts_user_id" FOREIGN KEY ("user_id") REFERENCES "staff_accounts" ("id") ON DELETE CASCADE
);


CREATE TABLE "duty_asks" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_duty_asks" PRIMARY KEY,
    "session_id" INTEGER NOT NULL,
    "from_id" INTEGER NOT NULL,
    "to_id" INTEGER NULL,
    "asked_at" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "school_id" INTEGER NOT NULL,
    CONSTRAINT "fk_duty_asks_sessions_session_id" FOREIGN KEY ("session_id") REFERENCES "sessions" ("id") ON DELETE RESTRICT
);


CREATE TABLE "children" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_children" PRIMARY KEY,
    "name" TEXT NOT NULL,
    "class_id" INTEGER NOT NULL,
    "student_number" TEXT NULL,
    "sex" TEXT NULL,
    "birth_date" TEXT NULL,
    "lunar_birthday" INTEGER NOT NULL,
    "away" TEXT NOT NULL,
    "lives_with" TEXT NOT NULL,
    "boards" INTEGER NOT NULL,
    "latest_end" TEXT NULL,
    "status" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "school_id" INTEGER NOT NULL,
    CONSTRAINT "fk_children_classes_class_id" FOREIGN KEY ("class_id") REFERENCES "classes" ("id") ON DELETE RESTRICT
);


CREATE TABLE "class_hours" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_class_hours" PRIMARY KEY,
    "class_id" INTEGER NOT NULL,
    "weekday" TEXT NOT NULL,
    "from" TEXT NOT NULL,
    "until" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "school_id" INTEGER NOT NULL,
    CONSTRAINT "fk_class_hours_classes_class_id" FOREIGN KEY ("class_id") REFERENCES "classes" ("id") ON DELETE RESTRICT
);


CREATE TABLE "care_excuses" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_care_excuses" PRIMARY KEY,
    "child_id" INTEGER NOT NULL,
    "duty" TEXT NOT NULL,
    "from" TEXT NOT NULL,
    "until" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "text_sealed" BLOB NULL,
    "who" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "school_id" INTEGER NOT NULL,
    CONSTRAINT "fk_care_excuses_children_child_id" FOREIGN KEY ("child_id") REFERENCES "children" ("id") ON DELETE RESTRICT
);


CREATE TABLE "census_answers" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_census_answers" PRIMARY KEY,
    "round_id" INTEGER NOT NULL,
    "child_id" INTEGER NOT NULL,
    "said" TEXT NOT NULL,
    "way" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    "who" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "school_id" INTEGER NOT NULL,
    CONSTRAINT "fk_census_answers_census_rounds_round_id" FOREIGN KEY ("round_id") REFERENCES "census_rounds" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_census_answers_children_child_id" FOREIGN KEY ("child_id") REFERENCES "children" ("id") ON DELETE RESTRICT
);


CREATE TABLE "census_notes" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_census_notes" PRIMARY KEY,
    "round_id" INTEGER NOT NULL,
    "child_id" INTEGER NOT NULL,
    "about" TEXT NOT NULL,
    "text_sealed" BLOB NULL,
    "at" TEXT NOT NULL,
    "who" TEXT NOT NULL,
    "settled_at" TEXT NULL,
    "settled_by" TEXT NULL,
    "version" INTEGER NOT NULL,
    "school_id" INTEGER NOT NULL,
    CONSTRAINT "fk_census_notes_census_rounds_round_id" FOREIGN KEY ("round_id") REFERENCES "census_rounds" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_census_notes_children_child_id" FOREIGN KEY ("child_id") REFERENCES "children" ("id") ON DELETE RESTRICT
);


CREATE TABLE "letters" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_letters" PRIMARY KEY,
    "child_id" INTEGER NOT NULL,
    "way" TEXT NOT NULL,
    "carrier_id" INTEGER NULL,
    "answers_id" INTEGER NULL,
    "sealed" INTEGER NOT NULL,
    "begun_at" TEXT NOT NULL,
    "begun_by" TEXT NULL,
    "sent_at" TEXT NULL,
    "sent_by" TEXT NULL,
    "out_at" TEXT NULL,
    "goes" INTEGER NOT NULL,
    "withdrawn_at" TEXT NULL,
    "withdrawn_by" TEXT NULL,
    "look_from" TEXT NULL,
    "looked_at" TEXT NULL,
    "looked_by" TEXT NULL,
    "back_sealed" BLOB NULL,
    "returned" TEXT NULL,
    "own_until" TEXT NULL,
    "returned_at" TEXT NULL,
    "returned_by" TEXT NULL,
    "heard_at" TEXT NULL,
    "how" TEXT NULL,
    "heard_with_id" INTEGER NULL,
    "heard_by" TEXT NULL,
    "word_sealed" BLOB NULL,
    "mood" TEXT NULL,
    "version" INTEGER NOT NULL,
    "school_id" INTEGER NOT NULL,
    CONSTRAINT "fk_letters_children_child_id" FOREIGN KEY ("child_id") REFERENCES "children" ("id") ON DELETE RESTRICT
);


CREATE TABLE "members" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_members" PRIMARY KEY,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "child_id" INTEGER NULL,
    "phone" TEXT NULL,
    "language" TEXT NULL,
    "time_zone" TEXT NULL,
    "city" TEXT NULL,
    "quiet_from" TEXT NULL,
    "quiet_until" TEXT NULL,
    "shifts" TEXT NULL,
    "good_hours" TEXT NULL,
    "two_buttons" INTEGER NOT NULL,
    "dialect" TEXT NULL,
    "paper_only" INTEGER NOT NULL,
    "update_day" TEXT NULL,
    "update_hour" TEXT NULL,
    "updates_off" INTEGER NOT NULL,
    "notes_way" TEXT NULL,
    "month_way" TEXT NULL,
    "letter_word_way" TEXT NULL,
    "feasts_way" TEXT NULL,
    "care_hour" TEXT NULL,
    "active" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "school_id" INTEGER NOT NULL,
    CONSTRAINT "fk_members_children_child_id" FOREIGN KEY ("child_id") REFERENCES "children" ("id") ON DELETE RESTRICT
);


CREATE TABLE "own_talks" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_own_talks" PRIMARY KEY,
    "child_id" INTEGER NOT NULL,
    "parent_id" INTEGER NOT NULL,
    "monday" TEXT NOT NULL,
    "said_at" TEXT NOT NULL,
    "confirmed" INTEGER NULL,
    "version" INTEGER NOT NULL,
    "school_id" INTEGER NOT NULL,
    CONSTRAINT "fk_own_talks_children_child_id" FOREIGN KEY ("child_id") REFERENCES "children" ("id") ON DELETE RESTRICT
);


CREATE TABLE "scans" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_scans" PRIMARY KEY,
    "kind" TEXT NOT NULL,
    "child_id" INTEGER NULL,
    "class_id" INTEGER NULL,
    "subject_id" INTEGER NULL,
    "purpose" TEXT NULL,
    "day" TEXT NULL,
    "media_name" TEXT NOT NULL,
    "media_kind" TEXT NOT NULL,
    "media_bytes" INTEGER NOT NULL,
    "by" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    "taken_away_at" TEXT NULL,
    "taken_away_by" TEXT NULL,
    "version" INTEGER NOT NULL,
    "school_id" INTEGER NOT NULL,
    CONSTRAINT "fk_scans_children_child_id" FOREIGN KEY ("child_id") REFERENCES "children" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_scans_classes_class_id" FOREIGN KEY ("class_id") REFERENCES "classes" ("id") ON DELETE RESTRICT
);


CREATE TABLE "status_changes" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_status_changes" PRIMARY KEY,
    "child_id" INTEGER NOT NULL,
    "before" TEXT NOT NULL,
    "after" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    "who" TEXT NOT NULL,
    "note_sealed" BLOB NULL,
    "version" INTEGER NOT NULL,
    "school_id" INTEGER NOT NULL,
    CONSTRAINT "fk_status_changes_children_child_id" FOREIGN KEY ("child_id") REFERENCES "children" ("id") ON DELETE RESTRICT
);


CREATE TABLE "concerns" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_concerns" PRIMARY KEY,
    "child_id" INTEGER NOT NULL,
    "letter_id" INTEGER NULL,
    "raised_by" TEXT NOT NULL,
    "raised_at" TEXT NOT NULL,
    "words_sealed" BLOB NOT NULL,
    "taken_by" TEXT NULL,
    "taken_at" TEXT NULL,
    "settled_by" TEXT NULL,
    "settled_at" TEXT NULL,
    "steps_sealed" BLOB NULL,
    "version" INTEGER NOT NULL,
    "school_id" INTEGER NOT NULL,
    CONSTRAINT "fk_concerns_children_child_id" FOREIGN KEY ("child_id") REFERENCES "children" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_concerns_letters_letter_id" FOREIGN KEY ("letter_id") REFERENCES "letters" ("id") ON DELETE RESTRICT
);


CREATE TABLE "letter_parts" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_letter_parts" PRIMARY KEY,
    "letter_id" INTEGER NOT NULL,
    "child_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "place" INTEGER NOT NULL,
    "source" INTEGER NOT NULL,
    "album" TEXT NULL,
    "text_sealed" BLOB NULL,
    "seconds" INTEGER NOT NULL,
    "file_sealed" BLOB NULL,
    "fetch_at" TEXT NULL,
    "fetch_tries" INTEGER NOT NULL,
    "lost" INTEGER NOT NULL,
    "media_name" TEXT NULL,
    "media_kind" TEXT NULL,
    "media_bytes" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "school_id" INTEGER NOT NULL,
    CONSTRAINT "fk_letter_parts_letters_letter_id" FOREIGN KEY ("letter_id") REFERENCES "letters" ("id") ON DELETE RESTRICT
);


CREATE TABLE "addresses" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_addresses" PRIMARY KEY,
    "member_id" INTEGER NOT NULL,
    "channel" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "bound_at" TEXT NOT NULL,
    "shared" INTEGER NOT NULL,
    "asked_at" TEXT NULL,
    "checked_at" TEXT NULL,
    "state_at" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "fk_addresses_members_member_id" FOREIGN KEY ("member_id") REFERENCES "members" ("id") ON DELETE RESTRICT
);


CREATE TABLE "care_records" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_care_records" PRIMARY KEY,
    "kind" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "meeting" TEXT NULL,
    "place" TEXT NULL,
    "occasion" TEXT NOT NULL,
    "event" TEXT NULL,
    "with_leader" INTEGER NOT NULL,
    "done_by_id" INTEGER NULL,
    "way" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    "taken_back_at" TEXT NULL,
    "version" INTEGER NOT NULL,
    "school_id" INTEGER NOT NULL,
    CONSTRAINT "fk_care_records_members_done_by_id" FOREIGN KEY ("done_by_id") REFERENCES "members" ("id") ON DELETE RESTRICT
);


CREATE TABLE "check_marks" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_check_marks" PRIMARY KEY,
    "teacher_id" INTEGER NOT NULL,
    "month" TEXT NOT NULL,
    "week" INTEGER NOT NULL,
    "on" INTEGER NOT NULL,
    "by" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "school_id" INTEGER NOT NULL,
    CONSTRAINT "fk_check_marks_members_teacher_id" FOREIGN KEY ("teacher_id") REFERENCES "members" ("id") ON DELETE RESTRICT
);


CREATE TABLE "consent_asks" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_consent_asks" PRIMARY KEY,
    "child_id" INTEGER NOT NULL,
    "member_id" INTEGER NULL,
    "purpose" TEXT NOT NULL,
    "text_version" INTEGER NOT NULL,
    "asked_at" TEXT NOT NULL,
    "next_at" TEXT NULL,
    "told" INTEGER NOT NULL,
    "closed_at" TEXT NULL,
    "version" INTEGER NOT NULL,
    "school_id" INTEGER NOT NULL,
    CONSTRAINT "fk_consent_asks_children_child_id" FOREIGN KEY ("child_id") REFERENCES "children" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_consent_asks_members_member_id" FOREIGN KEY ("member_id") REFERENCES "members" ("id") ON DELETE RESTRICT
);


CREATE TABLE "contact_cards" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_contact_cards" PRIMARY KEY,
    "child_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "holder" TEXT NOT NULL,
    "holder_id" INTEGER NULL,
    "number" INTEGER NOT NULL,
    "issued_at" TEXT NOT NULL,
    "issued_by" TEXT NOT NULL,
    "code_hash" TEXT NOT NULL,
    "prints" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "settled_at" TEXT NULL,
    "version" INTEGER NOT NULL,
    "school_id" INTEGER NOT NULL,
    CONSTRAINT "fk_contact_cards_children_child_id" FOREIGN KEY ("child_id") REFERENCES "children" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_contact_cards_members_holder_id" FOREIGN KEY ("holder_id") REFERENCES "members" ("id") ON DELETE RESTRICT
);


CREATE TABLE "file_entries" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_file_entries" PRIMARY KEY,
    "child_id" INTEGER NOT NULL,
    "member_id" INTEGER NULL,
    "field" TEXT NOT NULL,
    "value_sealed" BLOB NULL,
    "at" TEXT NOT NULL,
    "who" TEXT NOT NULL,
    "accepted_by" TEXT NULL,
    "stands" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "school_id" INTEGER NOT NULL,
    CONSTRAINT "fk_file_entries_children_child_id" FOREIGN KEY ("child_id") REFERENCES "children" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_file_entries_members_member_id" FOREIGN KEY ("member_id") REFERENCES "members" ("id") ON DELETE RESTRICT
);


CREATE TABLE "file_proposals" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_file_proposals" PRIMARY KEY,
    "child_id" INTEGER NOT NULL,
    "member_id" INTEGER NOT NULL,
    "field" TEXT NOT NULL,
    "value_sealed" BLOB NULL,
    "at" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "decided_by" TEXT NULL,
    "decided_at" TEXT NULL,
    "spoken" INTEGER NOT NULL,
    "file_sealed" BLOB NULL,
    "fetch_at" TEXT NULL,
    "fetch_tries" INTEGER NOT NULL,
    "media_name" TEXT NULL,
    "media_kind" TEXT NULL,
    "media_bytes" INTEGER NOT NULL,
    "seconds" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "school_id" INTEGER NOT NULL,
    CONSTRAINT "fk_file_proposals_children_child_id" FOREIGN KEY ("child_id") REFERENCES "children" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_file_proposals_members_member_id" FOREIGN KEY ("member_id") REFERENCES "members" ("id") ON DELETE RESTRICT
);


CREATE TABLE "helpers" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_helpers" PRIMARY KEY,
    "member_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "sex" TEXT NULL,
    "place" TEXT NULL,
    "most" INTEGER NULL,
    "resting" INTEGER NOT NULL,
    "family_experience" TEXT NULL,
    "mind_experience" TEXT NULL,
    "cleared_until" TEXT NULL,
    "version" INTEGER NOT NULL,
    "school_id" INTEGER NOT NULL,
    CONSTRAINT "fk_helpers_members_member_id" FOREIGN KEY ("member_id") REFERENCES "members" ("id") ON DELETE RESTRICT
);


CREATE TABLE "invitations" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_invitations" PRIMARY KEY,
    "member_id" INTEGER NOT NULL,
    "link_hash" TEXT NOT NULL,
    "short_hash" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "issued_at" TEXT NOT NULL,
    "expires_at" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "settled_at" TEXT NULL,
    "checked" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "school_id" INTEGER NOT NULL,
    CONSTRAINT "fk_invitations_members_member_id" FOREIGN KEY ("member_id") REFERENCES "members" ("id") ON DELETE RESTRICT
);


CREATE TABLE "letter_bindings" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_letter_bindings" PRIMARY KEY,
    "child_id" INTEGER NOT NULL,
    "member_id" INTEGER NOT NULL,
    "year" INTEGER NOT NULL,
    "with_sealed" INTEGER NOT NULL,
    "asked_at" TEXT NOT NULL,
    "done_at" TEXT NULL,
    "dropped_at" TEXT NULL,
    "version" INTEGER NOT NULL,
    "school_id" INTEGER NOT NULL,
    CONSTRAINT "fk_letter_bindings_children_child_id" FOREIGN KEY ("child_id") REFERENCES "children" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_letter_bindings_members_member_id" FOREIGN KEY ("member_id") REFERENCES "members" ("id") ON DELETE RESTRICT
);


CREATE TABLE "letter_readers" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_letter_readers" PRIMARY KEY,
    "letter_id" INTEGER NOT NULL,
    "child_id" INTEGER NOT NULL,
    "member_id" INTEGER NOT NULL,
    "by_post" INTEGER NOT NULL,
    "posted_at" TEXT NULL,
    "posted_by" TEXT NULL,
    "seen_at" TEXT NULL,
    "asked_at" TEXT NULL,
    "next_at" TEXT NULL,
    "words" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "school_id" INTEGER NOT NULL,
    CONSTRAINT "fk_letter_readers_letters_letter_id" FOREIGN KEY ("letter_id") REFERENCES "letters" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_letter_readers_members_member_id" FOREIGN KEY ("member_id") REFERENCES "members" ("id") ON DELETE RESTRICT
);


CREATE TABLE "letter_wishes" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_letter_wishes" PRIMARY KEY,
    "child_id" INTEGER NOT NULL,
    "member_id" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "school_id" INTEGER NOT NULL,
    CONSTRAINT "fk_letter_wishes_children_child_id" FOREIGN KEY ("child_id") REFERENCES "children" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_letter_wishes_members_member_id" FOREIGN KEY ("member_id") REFERENCES "members" ("id") ON DELETE RESTRICT
);


CREATE TABLE "links" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_links" PRIMARY KEY,
    "child_id" INTEGER NOT NULL,
    "member_id" INTEGER NOT NULL,
    "relation" TEXT NOT NULL,
    "may_call" INTEGER NOT NULL,
    "may_see" INTEGER NOT NULL,
    "may_consent" INTEGER NOT NULL,
    "no_contact" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "school_id" INTEGER NOT NULL,
    CONSTRAINT "fk_links_children_child_id" FOREIGN KEY ("child_id") REFERENCES "children" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_links_members_member_id" FOREIGN KEY ("member_id") REFERENCES "members" ("id") ON DELETE RESTRICT
);


CREATE TABLE "month_checks" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_month_checks" PRIMARY KEY,
    "teacher_id" INTEGER NOT NULL,
    "month" TEXT NOT NULL,
    "grade" TEXT NULL,
    "words_sealed" BLOB NULL,
    "checked_by" TEXT NULL,
    "checked_at" TEXT NULL,
    "signed_by" TEXT NULL,
    "signed_at" TEXT NULL,
    "version" INTEGER NOT NULL,
    "school_id" INTEGER NOT NULL,
    CONSTRAINT "fk_month_checks_members_teacher_id" FOREIGN KEY ("teacher_id") REFERENCES "members" ("id") ON DELETE RESTRICT
);


CREATE TABLE "notes" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_notes" PRIMARY KEY,
    "author_id" INTEGER NOT NULL,
    "aspect" TEXT NOT NULL,
    "care" TEXT NULL,
    "album" TEXT NULL,
    "written_at" TEXT NOT NULL,
    "reach" TEXT NOT NULL,
    "chosen_at" TEXT NOT NULL,
    "choice" INTEGER NOT NULL,
    "edition" INTEGER NOT NULL,
    "withdrawn_at" TEXT NULL,
    "version" INTEGER NOT NULL,
    "school_id" INTEGER NOT NULL,
    CONSTRAINT "fk_notes_members_author_id" FOREIGN KEY ("author_id") REFERENCES "members" ("id") ON DELETE RESTRICT
);


CREATE TABLE "openings" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_openings" PRIMARY KEY,
    "line_id" INTEGER NOT NULL,
    "weekday" TEXT NOT NULL,
    "from" TEXT NOT NULL,
    "until" TEXT NOT NULL,
    "duty_teacher_id" INTEGER NULL,
    "version" INTEGER NOT NULL,
    "school_id" INTEGER NOT NULL,
    CONSTRAINT "fk_openings_lines_line_id" FOREIGN KEY ("line_id") REFERENCES "lines" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_openings_members_duty_teacher_id" FOREIGN KEY ("duty_teacher_id") REFERENCES "members" ("id") ON DELETE RESTRICT
);


CREATE TABLE "pairs" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_pairs" PRIMARY KEY,
    "child_id" INTEGER NOT NULL,
    "helper_id" INTEGER NOT NULL,
    "wanted_from" TEXT NOT NULL,
    "from" TEXT NULL,
    "until" TEXT NULL,
    "end_reason" TEXT NULL,
    "after_id" INTEGER NULL,
    "help" TEXT NOT NULL,
    "first_met_on" TEXT NULL,
    "study_partner_id" INTEGER NULL,
    "hand_over_sealed" BLOB NULL,
    "version" INTEGER NOT NULL,
    "school_id" INTEGER NOT NULL,
    CONSTRAINT "fk_pairs_children_child_id" FOREIGN KEY ("child_id") REFERENCES "children" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_pairs_children_study_partner_id" FOREIGN KEY ("study_partner_id") REFERENCES "children" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_pairs_members_helper_id" FOREIGN KEY ("helper_id") REFERENCES "members" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_pairs_pairs_after_id" FOREIGN KEY ("after_id") REFERENCES "pairs" ("id") ON DELETE RESTRICT
);


CREATE TABLE "pauses" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_pauses" PRIMARY KEY,
    "member_id" INTEGER NOT NULL,
    "from" TEXT NOT NULL,
    "until" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "school_id" INTEGER NOT NULL,
    CONSTRAINT "fk_pauses_members_member_id" FOREIGN KEY ("member_id") REFERENCES "members" ("id") ON DELETE RESTRICT
);


CREATE TABLE "phone_tries" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_phone_tries" PRIMARY KEY,
    "matter" TEXT NOT NULL,
    "subject_id" INTEGER NOT NULL,
    "child_id" INTEGER NOT NULL,
    "member_id" INTEGER NOT NULL,
    "at" TEXT NOT NULL,
    "end" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "school_id" INTEGER NOT NULL,
    CONSTRAINT "fk_phone_tries_children_child_id" FOREIGN KEY ("child_id") REFERENCES "children" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_phone_tries_members_member_id" FOREIGN KEY ("member_id") REFERENCES "members" ("id") ON DELETE RESTRICT
);


CREATE TABLE "plan_entries" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_plan_entries" PRIMARY KEY,
    "plan_id" INTEGER NOT NULL,
    "child_id" INTEGER NOT NULL,
    "parent_id" INTEGER NOT NULL,
    "every_weeks" INTEGER NOT NULL,
    "phase" INTEGER NOT NULL,
    "former_slot_id" INTEGER NULL,
    "line_id" INTEGER NULL,
    "weekday" TEXT NOT NULL,
    "start_minute" INTEGER NOT NULL,
    "change" TEXT NOT NULL,
    "reason" TEXT NULL,
    "other_child_id" INTEGER NULL,
    "bars" TEXT NULL,
    "version" INTEGER NOT NULL,
    "school_id" INTEGER NOT NULL,
    CONSTRAINT "fk_plan_entries_children_child_id" FOREIGN KEY ("child_id") REFERENCES "children" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_plan_entries_members_parent_id" FOREIGN KEY ("parent_id") REFERENCES "members" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_plan_entries_week_plans_plan_id" FOREIGN KEY ("plan_id") REFERENCES "week_plans" ("id") ON DELETE RESTRICT
);


CREATE TABLE "slots" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_slots" PRIMARY KEY,
    "line_id" INTEGER NULL,
    "child_id" INTEGER NOT NULL,
    "parent_id" INTEGER NOT NULL,
    "weekday" TEXT NOT NULL,
    "start_minute" INTEGER NOT NULL,
    "minutes" INTEGER NOT NULL,
    "every_weeks" INTEGER NOT NULL,
    "phase" INTEGER NOT NULL,
    "from" TEXT NOT NULL,
    "until" TEXT NULL,
    "made_until" TEXT NOT NULL,
    "pinned" INTEGER NOT NULL,
    "standing_until" TEXT NULL,
    "rests" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "school_id" INTEGER NOT NULL,
    CONSTRAINT "fk_slots_children_child_id" FOREIGN KEY ("child_id") REFERENCES "children" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_slots_lines_line_id" FOREIGN KEY ("line_id") REFERENCES "lines" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_slots_members_parent_id" FOREIGN KEY ("parent_id") REFERENCES "members" ("id") ON DELETE RESTRICT
);


CREATE TABLE "subject_teachers" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_subject_teachers" PRIMARY KEY,
    "class_id" INTEGER NOT NULL,
    "member_id" INTEGER NOT NULL,
    "subject" TEXT NOT NULL,
    "in_use" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "school_id" INTEGER NOT NULL,
    CONSTRAINT "fk_subject_teachers_classes_class_id" FOREIGN KEY ("class_id") REFERENCES "classes" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_subject_teachers_members_member_id" FOREIGN KEY ("member_id") REFERENCES "members" ("id") ON DELETE RESTRICT
);


CREATE TABLE "teacher_asks" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_teacher_asks" PRIMARY KEY,
    "asker_id" INTEGER NOT NULL,
    "child_id" INTEGER NOT NULL,
    "teacher_id" INTEGER NULL,
    "asked_at" TEXT NOT NULL,
    "taken_at" TEXT NULL,
    "settled_at" TEXT NULL,
    "version" INTEGER NOT NULL,
    "school_id" INTEGER NOT NULL,
    CONSTRAINT "fk_teacher_asks_children_child_id" FOREIGN KEY ("child_id") REFERENCES "children" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_teacher_asks_members_asker_id" FOREIGN KEY ("asker_id") REFERENCES "members" ("id") ON DELETE RESTRICT
);


CREATE TABLE "consents" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_consents" PRIMARY KEY,
    "member_id" INTEGER NULL,
    "child_id" INTEGER NULL,
    "purpose" TEXT NOT NULL,
    "text_version" INTEGER NOT NULL,
    "language" TEXT NOT NULL,
    "given" INTEGER NOT NULL,
    "at" TEXT NOT NULL,
    "proof" TEXT NOT NULL,
    "by" TEXT NULL,
    "country" TEXT NOT NULL,
    "scan_id" INTEGER NULL,
    "version" INTEGER NOT NULL,
    "school_id" INTEGER NOT NULL,
    CONSTRAINT "fk_consents_children_child_id" FOREIGN KEY ("child_id") REFERENCES "children" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_consents_members_member_id" FOREIGN KEY ("member_id") REFERENCES "members" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_consents_scans_scan_id" FOREIGN KEY ("scan_id") REFERENCES "scans" ("id") ON DELETE RESTRICT
);


CREATE TABLE "care_children" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_care_children" PRIMARY KEY,
    "record_id" INTEGER NOT NULL,
    "child_id" INTEGER NOT NULL,
    "study" TEXT NULL,
    "life" TEXT NULL,
    "mood" TEXT NULL,
    "friends" TEXT NULL,
    "body" TEXT NULL,
    "signs" TEXT NOT NULL,
    "hazards" TEXT NOT NULL,
    "may_tell" INTEGER NULL,
    "roll" TEXT NULL,
    "collected" TEXT NULL,
    "collected_by_id" INTEGER NULL,
    "version" INTEGER NOT NULL,
    "school_id" INTEGER NOT NULL,
    CONSTRAINT "fk_care_children_care_records_record_id" FOREIGN KEY ("record_id") REFERENCES "care_records" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_care_children_children_child_id" FOREIGN KEY ("child_id") REFERENCES "children" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_care_children_members_collected_by_id" FOREIGN KEY ("collected_by_id") REFERENCES "members" ("id") ON DELETE RESTRICT
);


CREATE TABLE "care_media" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_care_media" PRIMARY KEY,
    "record_id" INTEGER NOT NULL,
    "child_id" INTEGER NULL,
    "picture" INTEGER NOT NULL,
    "file_sealed" BLOB NULL,
    "fetch_at" TEXT NULL,
    "fetch_tries" INTEGER NOT NULL,
    "media_name" TEXT NULL,
    "media_kind" TEXT NULL,
    "media_bytes" INTEGER NOT NULL,
    "seconds" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "school_id" INTEGER NOT NULL,
    CONSTRAINT "fk_care_media_care_records_record_id" FOREIGN KEY ("record_id") REFERENCES "care_records" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_care_media_children_child_id" FOREIGN KEY ("child_id") REFERENCES "children" ("id") ON DELETE RESTRICT
);


CREATE TABLE "care_texts" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_care_texts" PRIMARY KEY,
    "record_id" INTEGER NOT NULL,
    "child_id" INTEGER NULL,
    "part" TEXT NOT NULL,
    "text_sealed" BLOB NOT NULL,
    "at" TEXT NOT NULL,
    "who" TEXT NOT NULL,
    "stands" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "school_id" INTEGER NOT NULL,
    CONSTRAINT "fk_care_texts_care_records_record_id" FOREIGN KEY ("record_id") REFERENCES "care_records" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_care_texts_children_child_id" FOREIGN KEY ("child_id") REFERENCES "children" ("id") ON DELETE RESTRICT
);


CREATE TABLE "note_answers" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_note_answers" PRIMARY KEY,
    "note_id" INTEGER NOT NULL,
    "child_id" INTEGER NOT NULL,
    "from_id" INTEGER NOT NULL,
    "to_id" INTEGER NOT NULL,
    "text_sealed" BLOB NULL,
    "said_at" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "school_id" INTEGER NOT NULL,
    CONSTRAINT "fk_note_answers_notes_note_id" FOREIGN KEY ("note_id") REFERENCES "notes" ("id") ON DELETE RESTRICT
);


CREATE TABLE "note_children" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_note_children" PRIMARY KEY,
    "note_id" INTEGER NOT NULL,
    "child_id" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "school_id" INTEGER NOT NULL,
    CONSTRAINT "fk_note_children_children_child_id" FOREIGN KEY ("child_id") REFERENCES "children" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_note_children_notes_note_id" FOREIGN KEY ("note_id") REFERENCES "notes" ("id") ON DELETE RESTRICT
);


CREATE TABLE "note_files" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_note_files" PRIMARY KEY,
    "note_id" INTEGER NOT NULL,
    "answer_id" INTEGER NULL,
    "child_id" INTEGER NOT NULL,
    "place" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "seconds" INTEGER NOT NULL,
    "file_sealed" BLOB NULL,
    "fetch_at" TEXT NULL,
    "fetch_tries" INTEGER NOT NULL,
    "lost" INTEGER NOT NULL,
    "withheld" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "school_id" INTEGER NOT NULL,
    CONSTRAINT "fk_note_files_notes_note_id" FOREIGN KEY ("note_id") REFERENCES "notes" ("id") ON DELETE RESTRICT
);


CREATE TABLE "note_texts" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_note_texts" PRIMARY KEY,
    "note_id" INTEGER NOT NULL,
    "child_id" INTEGER NOT NULL,
    "edition" INTEGER NOT NULL,
    "text_sealed" BLOB NOT NULL,
    "written_at" TEXT NOT NULL,
    "by_id" INTEGER NULL,
    "version" INTEGER NOT NULL,
    "school_id" INTEGER NOT NULL,
    CONSTRAINT "fk_note_texts_notes_note_id" FOREIGN KEY ("note_id") REFERENCES "notes" ("id") ON DELETE RESTRICT
);


CREATE TABLE "progress_notes" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_progress_notes" PRIMARY KEY,
    "note_id" INTEGER NOT NULL,
    "child_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "edition" INTEGER NOT NULL,
    "sent_at" TEXT NULL,
    "speak_at" TEXT NULL,
    "spoken_at" TEXT NULL,
    "paper_at" TEXT NULL,
    "version" INTEGER NOT NULL,
    "school_id" INTEGER NOT NULL,
    CONSTRAINT "fk_progress_notes_children_child_id" FOREIGN KEY ("child_id") REFERENCES "children" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_progress_notes_notes_note_id" FOREIGN KEY ("note_id") REFERENCES "notes" ("id") ON DELETE RESTRICT
);


CREATE TABLE "progress_readers" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_progress_readers" PRIMARY KEY,
    "note_id" INTEGER NOT NULL,
    "child_id" INTEGER NOT NULL,
    "member_id" INTEGER NOT NULL,
    "seen_at" TEXT NULL,
    "talk_at" TEXT NULL,
    "version" INTEGER NOT NULL,
    "school_id" INTEGER NOT NULL,
    CONSTRAINT "fk_progress_readers_members_member_id" FOREIGN KEY ("member_id") REFERENCES "members" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_progress_readers_notes_note_id" FOREIGN KEY ("note_id") REFERENCES "notes" ("id") ON DELETE RESTRICT
);


CREATE TABLE "pair_asks" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_pair_asks" PRIMARY KEY,
    "pair_id" INTEGER NOT NULL,
    "child_id" INTEGER NOT NULL,
    "helper_id" INTEGER NOT NULL,
    "renews_year" INTEGER NOT NULL,
    "asked_at" TEXT NOT NULL,
    "standing" TEXT NOT NULL,
    "turn" TEXT NOT NULL,
    "turn_at" TEXT NOT NULL,
    "nudge_at" TEXT NULL,
    "back_at" TEXT NOT NULL,
    "asker_id" INTEGER NULL,
    "declined_by" TEXT NULL,
    "settled_at" TEXT NULL,
    "version" INTEGER NOT NULL,
    "school_id" INTEGER NOT NULL,
    CONSTRAINT "fk_pair_asks_pairs_pair_id" FOREIGN KEY ("pair_id") REFERENCES "pairs" ("id") ON DELETE RESTRICT
);


CREATE TABLE "pair_leaves" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_pair_leaves" PRIMARY KEY,
    "pair_id" INTEGER NOT NULL,
    "substitute_id" INTEGER NOT NULL,
    "from" TEXT NOT NULL,
    "until" TEXT NOT NULL,
    "refused" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "school_id" INTEGER NOT NULL,
    CONSTRAINT "fk_pair_leaves_pairs_pair_id" FOREIGN KEY ("pair_id") REFERENCES "pairs" ("id") ON DELETE RESTRICT
);


CREATE TABLE "pair_stages" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_pair_stages" PRIMARY KEY,
    "pair_id" INTEGER NOT NULL,
    "child_id" INTEGER NOT NULL,
    "due_on" TEXT NOT NULL,
    "remind_at" TEXT NULL,
    "what_sealed" BLOB NOT NULL,
    "checked_on" TEXT NULL,
    "result" TEXT NULL,
    "result_sealed" BLOB NULL,
    "version" INTEGER NOT NULL,
    "school_id" INTEGER NOT NULL,
    CONSTRAINT "fk_pair_stages_pairs_pair_id" FOREIGN KEY ("pair_id") REFERENCES "pairs" ("id") ON DELETE RESTRICT
);


CREATE TABLE "calls" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_calls" PRIMARY KEY,
    "slot_id" INTEGER NULL,
    "line_id" INTEGER NULL,
    "child_id" INTEGER NOT NULL,
    "parent_id" INTEGER NOT NULL,
    "day" TEXT NOT NULL,
    "starts_at" TEXT NOT NULL,
    "ends_at" TEXT NOT NULL,
    "moved_from_id" INTEGER NULL,
    "walk_in" INTEGER NOT NULL,
    "plan" TEXT NOT NULL,
    "answer" TEXT NOT NULL,
    "answered_at" TEXT NULL,
    "wants_other_time" INTEGER NOT NULL,
    "outcome" TEXT NOT NULL,
    "missed_reason" TEXT NULL,
    "outcome_at" TEXT NULL,
    "outcome_by" INTEGER NULL,
    "minutes_talked" INTEGER NULL,
    "mood" TEXT NULL,
    "answered_by" INTEGER NULL,
    "other_answer" TEXT NOT NULL,
    "other_answered_by" INTEGER NULL,
    "answer_contested" INTEGER NOT NULL,
    "standing" INTEGER NOT NULL,
    "family_said" TEXT NOT NULL,
    "gave_way_to_id" INTEGER NULL,
    "fell_to_id" INTEGER NULL,
    "version" INTEGER NOT NULL,
    "school_id" INTEGER NOT NULL,
    CONSTRAINT "fk_calls_calls_moved_from_id" FOREIGN KEY ("moved_from_id") REFERENCES "calls" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_calls_children_child_id" FOREIGN KEY ("child_id") REFERENCES "children" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_calls_lines_line_id" FOREIGN KEY ("line_id") REFERENCES "lines" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_calls_members_parent_id" FOREIGN KEY ("parent_id") REFERENCES "members" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_calls_quiet_days_fell_to_id" FOREIGN KEY ("fell_to_id") REFERENCES "quiet_days" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_calls_slots_slot_id" FOREIGN KEY ("slot_id") REFERENCES "slots" ("id") ON DELETE RESTRICT
);


CREATE TABLE "note_media" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_note_media" PRIMARY KEY,
    "file_id" INTEGER NOT NULL,
    "note_id" INTEGER NOT NULL,
    "child_id" INTEGER NOT NULL,
    "media_name" TEXT NOT NULL,
    "media_kind" TEXT NOT NULL,
    "media_bytes" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "school_id" INTEGER NOT NULL,
    CONSTRAINT "fk_note_media_note_files_file_id" FOREIGN KEY ("file_id") REFERENCES "note_files" ("id") ON DELETE RESTRICT
);


CREATE TABLE "progress_parts" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_progress_parts" PRIMARY KEY,
    "note_id" INTEGER NOT NULL,
    "child_id" INTEGER NOT NULL,
    "aspect" TEXT NOT NULL,
    "edition" INTEGER NOT NULL,
    "mark" TEXT NULL,
    "text_sealed" BLOB NULL,
    "file_id" INTEGER NULL,
    "version" INTEGER NOT NULL,
    "school_id" INTEGER NOT NULL,
    CONSTRAINT "fk_progress_parts_note_files_file_id" FOREIGN KEY ("file_id") REFERENCES "note_files" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_progress_parts_notes_note_id" FOREIGN KEY ("note_id") REFERENCES "notes" ("id") ON DELETE RESTRICT
);


CREATE TABLE "pair_words" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_pair_words" PRIMARY KEY,
    "ask_id" INTEGER NOT NULL,
    "party" TEXT NOT NULL,
    "member_id" INTEGER NULL,
    "yes" INTEGER NOT NULL,
    "day" TEXT NOT NULL,
    "way" TEXT NOT NULL,
    "who" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "school_id" INTEGER NOT NULL,
    CONSTRAINT "fk_pair_words_pair_asks_ask_id" FOREIGN KEY ("ask_id") REFERENCES "pair_asks" ("id") ON DELETE RESTRICT
);


CREATE TABLE "words" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_words" PRIMARY KEY,
    "call_id" INTEGER NOT NULL,
    "child_id" INTEGER NOT NULL,
    "parent_id" INTEGER NOT NULL,
    "left_at" TEXT NOT NULL,
    "text_sealed" BLOB NULL,
    "file_sealed" BLOB NULL,
    "fetch_at" TEXT NULL,
    "fetch_tries" INTEGER NOT NULL,
    "media_name" TEXT NULL,
    "media_kind" TEXT NULL,
    "media_bytes" INTEGER NOT NULL,
    "seconds" INTEGER NOT NULL,
    "teacher_id" INTEGER NULL,
    "heard_at" TEXT NULL,
    "version" INTEGER NOT NULL,
    "school_id" INTEGER NOT NULL,
    CONSTRAINT "fk_words_calls_call_id" FOREIGN KEY ("call_id") REFERENCES "calls" ("id") ON DELETE RESTRICT
);


CREATE UNIQUE INDEX "ix_addresses_channel_address" ON "addresses" ("channel", "address") WHERE state <> 'Revoked';


CREATE INDEX "ix_addresses_member_id" ON "addresses" ("member_id");


CREATE INDEX "ix_calls_child_id_starts_at" ON "calls" ("child_id", "starts_at");


CREATE INDEX "ix_calls_contested" ON "calls" ("school_id") WHERE answer_contested OR family_said <> 'None';


CREATE INDEX "ix_calls_ends_at" ON "calls" ("ends_at") WHERE outcome = 'None' AND plan = 'Planned';


CREATE INDEX "ix_calls_fell_to_id" ON "calls" ("fell_to_id");


CREATE INDEX "ix_calls_line_id_day" ON "calls" ("line_id", "day");


CREATE UNIQUE INDEX "ix_calls_moved_from_id" ON "calls" ("moved_from_id") WHERE moved_from_id IS NOT NULL AND plan = 'Planned';


CREATE INDEX "ix_calls_parent_id_starts_at" ON "calls" ("parent_id", "starts_at");


CREATE INDEX "ix_calls_school_id_day" ON "calls" ("school_id", "day");


CREATE UNIQUE INDEX "ix_calls_slot_id_day" ON "calls" ("slot_id", "day");


CREATE INDEX "ix_care_children_child_id" ON "care_children" ("child_id");


CREATE INDEX "ix_care_children_collected_by_id" ON "care_children" ("collected_by_id");


CREATE UNIQUE INDEX "ix_care_children_record_id_child_id" ON "care_children" ("record_id", "child_id");


CREATE UNIQUE INDEX "ix_care_excuses_child_id_duty_from" ON "care_excuses" ("child_id", "duty", "from");


CREATE INDEX "ix_care_excuses_school_id_until" ON "care_excuses" ("school_id", "until");


CREATE INDEX "ix_care_media_child_id" ON "care_media" ("child_id");


CREATE INDEX "ix_care_media_fetch_at" ON "care_media" ("fetch_at") WHERE fetch_at IS NOT NULL;


CREATE INDEX "ix_care_media_media_name" ON "care_media" ("media_name") WHERE media_name IS NOT NULL;


CREATE INDEX "ix_care_media_record_id" ON "care_media" ("record_id");


CREATE INDEX "ix_care_records_done_by_id" ON "care_records" ("done_by_id");


CREATE INDEX "ix_care_records_school_id_day" ON "care_records" ("school_id", "day");


CREATE UNIQUE INDEX "ix_care_rules_school_id_duty" ON "care_rules" ("school_id", "duty");


CREATE UNIQUE INDEX "ix_care_runs_school_id_day" ON "care_runs" ("school_id", "day");


CREATE UNIQUE INDEX "ix_care_starts_school_id" ON "care_starts" ("school_id");


CREATE INDEX "ix_care_texts_child_id" ON "care_texts" ("child_id");


CREATE INDEX "ix_care_texts_record_id" ON "care_texts" ("record_id");


CREATE INDEX "ix_census_answers_child_id" ON "census_answers" ("child_id");


CREATE UNIQUE INDEX "ix_census_answers_round_id_child_id" ON "census_answers" ("round_id", "child_id");


CREATE UNIQUE INDEX "ix_census_counts_round_id_class" ON "census_counts" ("round_id", "class");


CREATE INDEX "ix_census_notes_child_id" ON "census_notes" ("child_id");


CREATE INDEX "ix_census_notes_round_id" ON "census_notes" ("round_id");


CREATE INDEX "ix_census_notes_school_id" ON "census_notes" ("school_id") WHERE settled_at IS NULL;


CREATE UNIQUE INDEX "ix_census_rounds_school_id" ON "census_rounds" ("school_id") WHERE closed_on IS NULL;


CREATE INDEX "ix_changes_kind_subject_id_at" ON "changes" ("kind", "subject_id", "at");


CREATE INDEX "ix_check_marks_school_id_month" ON "check_marks" ("school_id", "month");


CREATE UNIQUE INDEX "ix_check_marks_teacher_id_month_week" ON "check_marks" ("teacher_id", "month", "week");


CREATE INDEX "ix_children_class_id" ON "children" ("class_id");


CREATE INDEX "ix_children_school_id_name_id" ON "children" ("school_id", "name", "id");


CREATE INDEX "ix_class_hours_class_id" ON "class_hours" ("class_id");


CREATE UNIQUE INDEX "ix_classes_school_id_name" ON "classes" ("school_id", "name") WHERE closed_on IS NULL;


CREATE INDEX "ix_code_tries_address_at" ON "code_tries" ("address", "at");


CREATE INDEX "ix_concerns_child_id" ON "concerns" ("child_id");


CREATE INDEX "ix_concerns_letter_id" ON "concerns" ("letter_id");


CREATE INDEX "ix_concerns_school_id_settled_at" ON "concerns" ("school_id", "settled_at");


CREATE UNIQUE INDEX "ix_consent_asks_child_id_purpose_member_id" ON "consent_asks" ("child_id", "purpose", "member_id") WHERE closed_at IS NULL;


CREATE INDEX "ix_consent_asks_member_id_closed_at" ON "consent_asks" ("member_id", "closed_at");


CREATE INDEX "ix_consent_asks_next_at" ON "consent_asks" ("next_at") WHERE closed_at IS NULL AND next_at IS NOT NULL;


CREATE UNIQUE INDEX "ix_consent_texts_school_id_purpose_language_text_version" ON "consent_texts" ("school_id", "purpose", "language", "text_version");


CREATE INDEX "ix_consents_child_id_purpose" ON "consents" ("child_id", "purpose");


CREATE INDEX "ix_consents_member_id_purpose_at" ON "consents" ("member_id", "purpose", "at");


CREATE INDEX "ix_consents_scan_id" ON "consents" ("scan_id");


CREATE UNIQUE INDEX "ix_contact_cards_child_id_kind_holder_number" ON "contact_cards" ("child_id", "kind", "holder", "number");


CREATE UNIQUE INDEX "ix_contact_cards_code_hash" ON "contact_cards" ("code_hash");


CREATE INDEX "ix_contact_cards_holder_id" ON "contact_cards" ("holder_id");


CREATE INDEX "ix_contact_cards_school_id_state" ON "contact_cards" ("school_id", "state");


CREATE UNIQUE INDEX "ix_conversations_address" ON "conversations" ("address");


CREATE INDEX "ix_duty_asks_open" ON "duty_asks" ("school_id") WHERE state <> 'Accepted';


CREATE INDEX "ix_duty_asks_session_id" ON "duty_asks" ("session_id");


CREATE INDEX "ix_file_entries_child_id_stands" ON "file_entries" ("child_id", "stands");


CREATE INDEX "ix_file_entries_member_id" ON "file_entries" ("member_id");


CREATE INDEX "ix_file_proposals_child_id_member_id_field" ON "file_proposals" ("child_id", "member_id", "field");


CREATE INDEX "ix_file_proposals_fetch_at" ON "file_proposals" ("fetch_at") WHERE fetch_at IS NOT NULL;


CREATE INDEX "ix_file_proposals_media_name" ON "file_proposals" ("media_name") WHERE media_name IS NOT NULL;


CREATE INDEX "ix_file_proposals_member_id" ON "file_proposals" ("member_id");


CREATE INDEX "ix_file_proposals_school_id_state" ON "file_proposals" ("school_id", "state");


CREATE INDEX "ix_grants_account_id" ON "grants" ("account_id");


CREATE UNIQUE INDEX "ix_helpers_member_id" ON "helpers" ("member_id");


CREATE INDEX "ix_helpers_school_id" ON "helpers" ("school_id");


CREATE INDEX "ix_inbox_address_received_at" ON "inbox" ("address", "received_at");


CREATE INDEX "ix_inbox_external_id" ON "inbox" ("external_id");


CREATE UNIQUE INDEX "ix_inbox_meaning" ON "inbox" ("meaning");


CREATE INDEX "ix_inbox_new" ON "inbox" ("id") WHERE state = 'New';


CREATE UNIQUE INDEX "ix_invitations_link_hash" ON "invitations" ("link_hash");


CREATE INDEX "ix_invitations_member_id" ON "invitations" ("member_id");


CREATE UNIQUE INDEX "ix_invitations_short_hash" ON "invitations" ("short_hash");


CREATE INDEX "ix_letter_bindings_child_id_member_id" ON "letter_bindings" ("child_id", "member_id");


CREATE INDEX "ix_letter_bindings_member_id" ON "letter_bindings" ("member_id");


CREATE INDEX "ix_letter_bindings_school_id_done_at" ON "letter_bindings" ("school_id", "done_at");


CREATE INDEX "ix_letter_parts_fetch_at" ON "letter_parts" ("fetch_at") WHERE fetch_at IS NOT NULL;


CREATE UNIQUE INDEX "ix_letter_parts_letter_id_source" ON "letter_parts" ("letter_id", "source");


CREATE INDEX "ix_letter_parts_media_name" ON "letter_parts" ("media_name");


CREATE UNIQUE INDEX "ix_letter_readers_letter_id_member_id" ON "letter_readers" ("letter_id", "member_id");


CREATE INDEX "ix_letter_readers_member_id_letter_id" ON "letter_readers" ("member_id", "letter_id");


CREATE INDEX "ix_letter_readers_next_at" ON "letter_readers" ("next_at") WHERE next_at IS NOT NULL;


CREATE INDEX "ix_letter_themes_school_id_occasion_id" ON "letter_themes" ("school_id", "occasion", "id");


CREATE UNIQUE INDEX "ix_letter_wishes_child_id_member_id" ON "letter_wishes" ("child_id", "member_id");


CREATE INDEX "ix_letter_wishes_member_id" ON "letter_wishes" ("member_id");


CREATE INDEX "ix_letters_answers_id" ON "letters" ("answers_id") WHERE answers_id IS NOT NULL;


CREATE INDEX "ix_letters_child_id_way_begun_at" ON "letters" ("child_id", "way", "begun_at");


CREATE INDEX "ix_letters_own_until" ON "letters" ("own_until") WHERE own_until IS NOT NULL;


CREATE INDEX "ix_letters_school_id_begun_at" ON "letters" ("school_id", "begun_at");


CREATE UNIQUE INDEX "ix_lines_school_id_name" ON "lines" ("school_id", "name");


CREATE UNIQUE INDEX "ix_links_child_id_member_id" ON "links" ("child_id", "member_id");


CREATE INDEX "ix_links_member_id" ON "links" ("member_id");


CREATE INDEX "ix_links_school_id" ON "links" ("school_id");


CREATE UNIQUE INDEX "ix_members_child_id" ON "members" ("child_id") WHERE child_id IS NOT NULL AND active;


CREATE INDEX "ix_members_school_id_kind_name" ON "members" ("school_id", "kind", "name");


CREATE INDEX "ix_month_checks_school_id_month" ON "month_checks" ("school_id", "month");


CREATE UNIQUE INDEX "ix_month_checks_teacher_id_month" ON "month_checks" ("teacher_id", "month");


CREATE INDEX "ix_name_grams_child_id" ON "name_grams" ("child_id");


CREATE INDEX "ix_note_answers_note_id_child_id" ON "note_answers" ("note_id", "child_id");


CREATE INDEX "ix_note_children_child_id_note_id" ON "note_children" ("child_id", "note_id");


CREATE UNIQUE INDEX "ix_note_children_note_id_child_id" ON "note_children" ("note_id", "child_id");


CREATE INDEX "ix_note_files_fetch_at" ON "note_files" ("fetch_at") WHERE fetch_at IS NOT NULL;


CREATE INDEX "ix_note_files_note_id_place" ON "note_files" ("note_id", "place");


CREATE UNIQUE INDEX "ix_note_media_file_id_child_id" ON "note_media" ("file_id", "child_id");


CREATE INDEX "ix_note_media_media_name" ON "note_media" ("media_name");


CREATE INDEX "ix_note_media_note_id_child_id" ON "note_media" ("note_id", "child_id");


CREATE UNIQUE INDEX "ix_note_texts_note_id_child_id_edition" ON "note_texts" ("note_id", "child_id", "edition");


CREATE INDEX "ix_notes_author_id_written_at" ON "notes" ("author_id", "written_at");


CREATE INDEX "ix_notes_school_id_written_at" ON "notes" ("school_id", "written_at");


CREATE INDEX "ix_openings_duty_teacher_id" ON "openings" ("duty_teacher_id");


CREATE INDEX "ix_openings_line_id" ON "openings" ("line_id");


CREATE INDEX "ix_outbox_address_message_id" ON "outbox" ("address", "message_id");


CREATE INDEX "ix_outbox_due" ON "outbox" ("not_before", "lane") WHERE state IN ('Pending', 'RetryAt');


CREATE INDEX "ix_outbox_leased" ON "outbox" ("lease_until") WHERE state IN ('Claimed', 'Attempting');


CREATE INDEX "ix_outbox_member_id_created_at" ON "outbox" ("member_id", "created_at");


CREATE INDEX "ix_outbox_school_id_state" ON "outbox" ("school_id", "state");


CREATE INDEX "ix_outbox_subject_id_kind" ON "outbox" ("subject_id", "kind");


CREATE UNIQUE INDEX "ix_outbox_unique_key" ON "outbox" ("unique_key");


CREATE UNIQUE INDEX "ix_own_fields_school_id_name" ON "own_fields" ("school_id", "name");


CREATE UNIQUE INDEX "ix_own_talks_child_id_parent_id_monday" ON "own_talks" ("child_id", "parent_id", "monday");


CREATE INDEX "ix_own_talks_school_id_monday" ON "own_talks" ("school_id", "monday");


CREATE INDEX "ix_pair_asks_child_id_standing" ON "pair_asks" ("child_id", "standing");


CREATE INDEX "ix_pair_asks_helper_id_standing" ON "pair_asks" ("helper_id", "standing");


CREATE INDEX "ix_pair_asks_nudge_at" ON "pair_asks" ("nudge_at") WHERE nudge_at IS NOT NULL;


CREATE UNIQUE INDEX "ix_pair_asks_pair_id_renews_year" ON "pair_asks" ("pair_id", "renews_year");


CREATE INDEX "ix_pair_asks_school_id_back_at" ON "pair_asks" ("school_id", "back_at") WHERE standing = 'Open';


CREATE INDEX "ix_pair_leaves_pair_id" ON "pair_leaves" ("pair_id");


CREATE INDEX "ix_pair_leaves_school_id_until" ON "pair_leaves" ("school_id", "until");


CREATE INDEX "ix_pair_leaves_substitute_id_until" ON "pair_leaves" ("substitute_id", "until");


CREATE INDEX "ix_pair_stages_pair_id" ON "pair_stages" ("pair_id");


CREATE INDEX "ix_pair_stages_remind_at" ON "pair_stages" ("remind_at") WHERE remind_at IS NOT NULL;


CREATE INDEX "ix_pair_words_ask_id" ON "pair_words" ("ask_id");


CREATE UNIQUE INDEX "ix_pairing_rules_school_id" ON "pairing_rules" ("school_id");


CREATE INDEX "ix_pairs_after_id" ON "pairs" ("after_id");


CREATE UNIQUE INDEX "ix_pairs_child_id_helper_id" ON "pairs" ("child_id", "helper_id") WHERE until IS NULL;


CREATE INDEX "ix_pairs_helper_id" ON "pairs" ("helper_id");


CREATE INDEX "ix_pairs_school_id_until" ON "pairs" ("school_id", "until");


CREATE INDEX "ix_pairs_study_partner_id" ON "pairs" ("study_partner_id");


CREATE INDEX "ix_pauses_member_id_until" ON "pauses" ("member_id", "until");


CREATE INDEX "ix_phone_tries_child_id" ON "phone_tries" ("child_id");


CREATE INDEX "ix_phone_tries_member_id" ON "phone_tries" ("member_id");


CREATE INDEX "ix_phone_tries_school_id_subject_id" ON "phone_tries" ("school_id", "subject_id");


CREATE INDEX "ix_plan_entries_child_id" ON "plan_entries" ("child_id");


CREATE INDEX "ix_plan_entries_parent_id" ON "plan_entries" ("parent_id");


CREATE INDEX "ix_plan_entries_plan_id" ON "plan_entries" ("plan_id");


CREATE UNIQUE INDEX "ix_progress_notes_child_id_kind_period" ON "progress_notes" ("child_id", "kind", "period");


CREATE UNIQUE INDEX "ix_progress_notes_note_id" ON "progress_notes" ("note_id");


CREATE INDEX "ix_progress_notes_school_id_period" ON "progress_notes" ("school_id", "period");


CREATE INDEX "ix_progress_parts_file_id" ON "progress_parts" ("file_id");


CREATE UNIQUE INDEX "ix_progress_parts_note_id_aspect_edition" ON "progress_parts" ("note_id", "aspect", "edition");


CREATE INDEX "ix_progress_readers_member_id" ON "progress_readers" ("member_id");


CREATE UNIQUE INDEX "ix_progress_readers_note_id_member_id" ON "progress_readers" ("note_id", "member_id");


CREATE UNIQUE INDEX "ix_prompt_files_recording_id_bot" ON "prompt_files" ("recording_id", "bot");


CREATE INDEX "ix_prompt_recordings_fetch_at" ON "prompt_recordings" ("fetch_at") WHERE fetch_at IS NOT NULL;


CREATE UNIQUE INDEX "ix_prompt_recordings_in_use" ON "prompt_recordings" ("school_id", "prompt", "dialect") WHERE ended_at IS NULL AND media_name IS NOT NULL;


CREATE INDEX "ix_prompt_recordings_media_name" ON "prompt_recordings" ("media_name") WHERE media_name IS NOT NULL;


CREATE UNIQUE INDEX "ix_protection_keys_name" ON "protection_keys" ("name");


CREATE INDEX "ix_quiet_days_line_id" ON "quiet_days" ("line_id");


CREATE INDEX "ix_quiet_days_school_id_until" ON "quiet_days" ("school_id", "until");


CREATE INDEX "ix_scans_child_id" ON "scans" ("child_id");


CREATE INDEX "ix_scans_class_id" ON "scans" ("class_id");


CREATE INDEX "ix_scans_media_name" ON "scans" ("media_name");


CREATE INDEX "ix_scans_school_id_kind_class_id" ON "scans" ("school_id", "kind", "class_id");


CREATE UNIQUE INDEX "ix_school_duty_excuses_school_id_duty_from_until" ON "school_duty_excuses" ("school_id", "duty", "from", "until");


CREATE UNIQUE INDEX "ix_school_duty_rules_school_id_duty" ON "school_duty_rules" ("school_id", "duty");


CREATE UNIQUE INDEX "ix_sessions_line_id_day" ON "sessions" ("line_id", "day");


CREATE INDEX "ix_slots_child_id" ON "slots" ("child_id");


CREATE INDEX "ix_slots_line_id_weekday" ON "slots" ("line_id", "weekday");


CREATE INDEX "ix_slots_made_until_id" ON "slots" ("made_until", "id");


CREATE INDEX "ix_slots_parent_id" ON "slots" ("parent_id");


CREATE INDEX "ix_slots_school_id" ON "slots" ("school_id");


CREATE INDEX "email_index" ON "staff_accounts" ("normalized_email");


CREATE UNIQUE INDEX "user_name_index" ON "staff_accounts" ("normalized_user_name");


CREATE INDEX "ix_staff_claims_user_id" ON "staff_claims" ("user_id");


CREATE INDEX "ix_staff_logins_user_id" ON "staff_logins" ("user_id");


CREATE INDEX "ix_stand_ins_school_id_until" ON "stand_ins" ("school_id", "until");


CREATE INDEX "ix_status_changes_child_id_at" ON "status_changes" ("child_id", "at");


CREATE UNIQUE INDEX "ix_subject_teachers_class_id_member_id_subject" ON "subject_teachers" ("class_id", "member_id", "subject");


CREATE INDEX "ix_subject_teachers_member_id" ON "subject_teachers" ("member_id");


CREATE INDEX "ix_teacher_asks_asker_id_asked_at" ON "teacher_asks" ("asker_id", "asked_at");


CREATE INDEX "ix_teacher_asks_child_id" ON "teacher_asks" ("child_id");


CREATE INDEX "ix_teacher_asks_open" ON "teacher_asks" ("school_id") WHERE settled_at IS NULL;


CREATE INDEX "ix_teacher_asks_school_id_settled_at" ON "teacher_asks" ("school_id", "settled_at");


CREATE INDEX "ix_terms_school_id_until" ON "terms" ("school_id", "until");


CREATE INDEX "ix_update_turns_due_at" ON "update_turns" ("due_at") WHERE due_at IS NOT NULL;


CREATE UNIQUE INDEX "ix_update_turns_member_id" ON "update_turns" ("member_id");


CREATE UNIQUE INDEX "ix_week_plans_school_id" ON "week_plans" ("school_id") WHERE state = 'Draft';


CREATE INDEX "ix_weekly_updates_member_id_until" ON "weekly_updates" ("member_id", "until");


CREATE INDEX "ix_words_call_id" ON "words" ("call_id");


CREATE INDEX "ix_words_fetch_at" ON "words" ("fetch_at") WHERE fetch_at IS NOT NULL;


CREATE INDEX "ix_words_media_name" ON "words" ("media_name") WHERE media_name IS NOT NULL;


CREATE INDEX "ix_words_unheard" ON "words" ("school_id") WHERE heard_at IS NULL;


CREATE INDEX "ix_year_ends_school_id_year" ON "year_ends" ("school_id", "year");
