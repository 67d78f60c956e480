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


CREATE TABLE "lines" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_lines" PRIMARY KEY,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "number" TEXT NULL,
    "in_use" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "school_id" INTEGER NOT NULL
);


CREATE TABLE "members" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_members" PRIMARY KEY,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
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
    "active" INTEGER NOT NULL,
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


CREATE TABLE "schools" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_schools" PRIMARY KEY,
    "name" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "quiet_from" TEXT NOT NULL,
    "quiet_until" TEXT NOT NULL,
    "duty_phone" TEXT NULL,
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


CREATE TABLE "pauses" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_pauses" PRIMARY KEY,
    "member_id" INTEGER NOT NULL,
    "from" TEXT NOT NULL,
    "until" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "school_id" INTEGER NOT NULL,
    CONSTRAINT "fk_pauses_members_member_id" FOREIGN KEY ("member_id") REFERENCES "members" ("id") ON DELETE RESTRICT
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
    "version" INTEGER NOT NULL,
    "school_id" INTEGER NOT NULL,
    CONSTRAINT "fk_classes_schools_school_id" FOREIGN KEY ("school_id") REFERENCES "schools" ("id") ON DELETE RESTRICT
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


CREATE TABLE "consents" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_consents" PRIMARY KEY,
    "member_id" INTEGER NOT NULL,
    "child_id" INTEGER NULL,
    "purpose" TEXT NOT NULL,
    "text_version" INTEGER NOT NULL,
    "language" TEXT NOT NULL,
    "given" INTEGER NOT NULL,
    "at" TEXT NOT NULL,
    "proof" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "school_id" INTEGER NOT NULL,
    CONSTRAINT "fk_consents_children_child_id" FOREIGN KEY ("child_id") REFERENCES "children" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_consents_members_member_id" FOREIGN KEY ("member_id") REFERENCES "members" ("id") ON DELETE RESTRICT
);


CREATE TABLE "file_entries" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_file_entries" PRIMARY KEY,
    "child_id" INTEGER NOT NULL,
    "member_id" INTEGER NULL,
    "field" TEXT NOT NULL,
    "value_sealed" BLOB NULL,
    "at" TEXT NOT NULL,
    "who" TEXT NOT NULL,
    "stands" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "school_id" INTEGER NOT NULL,
    CONSTRAINT "fk_file_entries_children_child_id" FOREIGN KEY ("child_id") REFERENCES "children" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_file_entries_members_member_id" FOREIGN KEY ("member_id") REFERENCES "members" ("id") ON DELETE RESTRICT
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


CREATE TABLE "pairs" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_pairs" PRIMARY KEY,
    "child_id" INTEGER NOT NULL,
    "teacher_id" INTEGER NOT NULL,
    "from" TEXT NOT NULL,
    "until" TEXT NULL,
    "version" INTEGER NOT NULL,
    "school_id" INTEGER NOT NULL,
    CONSTRAINT "fk_pairs_children_child_id" FOREIGN KEY ("child_id") REFERENCES "children" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_pairs_members_teacher_id" FOREIGN KEY ("teacher_id") REFERENCES "members" ("id") ON DELETE RESTRICT
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
    "version" INTEGER NOT NULL,
    "school_id" INTEGER NOT NULL,
    CONSTRAINT "fk_slots_children_child_id" FOREIGN KEY ("child_id") REFERENCES "children" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_slots_lines_line_id" FOREIGN KEY ("line_id") REFERENCES "lines" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_slots_members_parent_id" FOREIGN KEY ("parent_id") REFERENCES "members" ("id") ON DELETE RESTRICT
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


CREATE INDEX "ix_changes_kind_subject_id_at" ON "changes" ("kind", "subject_id", "at");


CREATE INDEX "ix_children_class_id" ON "children" ("class_id");


CREATE INDEX "ix_children_school_id_name_id" ON "children" ("school_id", "name", "id");


CREATE INDEX "ix_class_hours_class_id" ON "class_hours" ("class_id");


CREATE UNIQUE INDEX "ix_classes_school_id_name" ON "classes" ("school_id", "name");


CREATE INDEX "ix_code_tries_address_at" ON "code_tries" ("address", "at");


CREATE UNIQUE INDEX "ix_consent_texts_school_id_purpose_language_text_version" ON "consent_texts" ("school_id", "purpose", "language", "text_version");


CREATE INDEX "ix_consents_child_id_purpose" ON "consents" ("child_id", "purpose");


CREATE INDEX "ix_consents_member_id_purpose_at" ON "consents" ("member_id", "purpose", "at");


CREATE UNIQUE INDEX "ix_conversations_address" ON "conversations" ("address");


CREATE INDEX "ix_duty_asks_open" ON "duty_asks" ("school_id") WHERE state <> 'Accepted';


CREATE INDEX "ix_duty_asks_session_id" ON "duty_asks" ("session_id");


CREATE INDEX "ix_file_entries_child_id_stands" ON "file_entries" ("child_id", "stands");


CREATE INDEX "ix_file_entries_member_id" ON "file_entries" ("member_id");


CREATE INDEX "ix_grants_account_id" ON "grants" ("account_id");


CREATE INDEX "ix_inbox_address_received_at" ON "inbox" ("address", "received_at");


CREATE INDEX "ix_inbox_external_id" ON "inbox" ("external_id");


CREATE UNIQUE INDEX "ix_inbox_meaning" ON "inbox" ("meaning");


CREATE INDEX "ix_inbox_new" ON "inbox" ("id") WHERE state = 'New';


CREATE UNIQUE INDEX "ix_invitations_link_hash" ON "invitations" ("link_hash");


CREATE INDEX "ix_invitations_member_id" ON "invitations" ("member_id");


CREATE UNIQUE INDEX "ix_invitations_short_hash" ON "invitations" ("short_hash");


CREATE UNIQUE INDEX "ix_lines_school_id_name" ON "lines" ("school_id", "name");


CREATE UNIQUE INDEX "ix_links_child_id_member_id" ON "links" ("child_id", "member_id");


CREATE INDEX "ix_links_member_id" ON "links" ("member_id");


CREATE INDEX "ix_members_school_id_kind_name" ON "members" ("school_id", "kind", "name");


CREATE INDEX "ix_name_grams_child_id" ON "name_grams" ("child_id");


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


CREATE INDEX "ix_pairs_child_id" ON "pairs" ("child_id");


CREATE INDEX "ix_pairs_teacher_id" ON "pairs" ("teacher_id");


CREATE INDEX "ix_pauses_member_id_until" ON "pauses" ("member_id", "until");


CREATE INDEX "ix_phone_tries_child_id" ON "phone_tries" ("child_id");


CREATE INDEX "ix_phone_tries_member_id" ON "phone_tries" ("member_id");


CREATE INDEX "ix_phone_tries_school_id_subject_id" ON "phone_tries" ("school_id", "subject_id");


CREATE INDEX "ix_plan_entries_child_id" ON "plan_entries" ("child_id");


CREATE INDEX "ix_plan_entries_parent_id" ON "plan_entries" ("parent_id");


CREATE INDEX "ix_plan_entries_plan_id" ON "plan_entries" ("plan_id");


CREATE UNIQUE INDEX "ix_prompt_files_recording_id_bot" ON "prompt_files" ("recording_id", "bot");


CREATE INDEX "ix_prompt_recordings_fetch_at" ON "prompt_recordings" ("fetch_at") WHERE fetch_at IS NOT NULL;


CREATE UNIQUE INDEX "ix_prompt_recordings_in_use" ON "prompt_recordings" ("school_id", "prompt", "dialect") WHERE ended_at IS NULL AND media_name IS NOT NULL;


CREATE INDEX "ix_prompt_recordings_media_name" ON "prompt_recordings" ("media_name") WHERE media_name IS NOT NULL;


CREATE UNIQUE INDEX "ix_protection_keys_name" ON "protection_keys" ("name");


CREATE INDEX "ix_quiet_days_line_id" ON "quiet_days" ("line_id");


CREATE INDEX "ix_quiet_days_school_id_until" ON "quiet_days" ("school_id", "until");


CREATE UNIQUE INDEX "ix_sessions_line_id_day" ON "sessions" ("line_id", "day");


CREATE INDEX "ix_slots_child_id" ON "slots" ("child_id");


CREATE INDEX "ix_slots_line_id_weekday" ON "slots" ("line_id", "weekday");


CREATE INDEX "ix_slots_made_until_id" ON "slots" ("made_until", "id");


CREATE INDEX "ix_slots_parent_id" ON "slots" ("parent_id");


CREATE INDEX "email_index" ON "staff_accounts" ("normalized_email");


CREATE UNIQUE INDEX "user_name_index" ON "staff_accounts" ("normalized_user_name");


CREATE INDEX "ix_staff_claims_user_id" ON "staff_claims" ("user_id");


CREATE INDEX "ix_staff_logins_user_id" ON "staff_logins" ("user_id");


CREATE INDEX "ix_stand_ins_school_id_until" ON "stand_ins" ("school_id", "until");


CREATE INDEX "ix_teacher_asks_asker_id_asked_at" ON "teacher_asks" ("asker_id", "asked_at");


CREATE INDEX "ix_teacher_asks_child_id" ON "teacher_asks" ("child_id");


CREATE INDEX "ix_teacher_asks_open" ON "teacher_asks" ("school_id") WHERE settled_at IS NULL;


CREATE INDEX "ix_terms_school_id_until" ON "terms" ("school_id", "until");


CREATE UNIQUE INDEX "ix_week_plans_school_id" ON "week_plans" ("school_id") WHERE state = 'Draft';


CREATE INDEX "ix_words_call_id" ON "words" ("call_id");


CREATE INDEX "ix_words_fetch_at" ON "words" ("fetch_at") WHERE fetch_at IS NOT NULL;


CREATE INDEX "ix_words_media_name" ON "words" ("media_name") WHERE media_name IS NOT NULL;


CREATE INDEX "ix_words_unheard" ON "words" ("school_id") WHERE heard_at IS NULL;
