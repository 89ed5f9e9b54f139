CREATE TABLE `change` (
	`id` text NOT NULL,
	`from_seq` integer NOT NULL,
	`to_seq` integer NOT NULL,
	`cell_key` text NOT NULL,
	`evaluation_key` text NOT NULL,
	`model` text NOT NULL,
	`target_kind` text NOT NULL,
	`chip` text,
	`scheme` text NOT NULL,
	`path` text,
	`backend` text,
	`simulated` integer NOT NULL,
	`emulated` integer NOT NULL,
	`sample` integer NOT NULL,
	`kind` text NOT NULL,
	`verdict` text NOT NULL,
	`rule` text NOT NULL,
	`listed` integer NOT NULL,
	`state` text NOT NULL,
	`assignee` text,
	`family` text NOT NULL,
	`p` real,
	`p_improved` real,
	`p_floor` real,
	`difference` real,
	`severity` real NOT NULL,
	`from_run` text NOT NULL,
	`to_run` text NOT NULL,
	`from_point` text NOT NULL,
	`to_point` text NOT NULL,
	`at` integer NOT NULL,
	`group_key` text NOT NULL,
	`moved` text NOT NULL,
	`evidence` text NOT NULL,
	PRIMARY KEY(`id`, `from_seq`)
);
--> statement-breakpoint
CREATE INDEX `change_cell` ON `change` (`cell_key`,`to_seq`);--> statement-breakpoint
CREATE INDEX `change_family` ON `change` (`family`,`to_seq`,`p`);--> statement-breakpoint
CREATE INDEX `change_from` ON `change` (`from_seq`);--> statement-breakpoint
CREATE INDEX `change_to_run` ON `change` (`to_run`);--> statement-breakpoint
CREATE INDEX `change_closed` ON `change` (`to_seq`) WHERE to_seq < 9007199254740991;--> statement-breakpoint
CREATE INDEX `change_list` ON `change` (`verdict`,`state`,`to_seq`,`from_seq`,`at`,`severity`,`group_key`,`cell_key`,`chip`,`difference`,`model`,`evaluation_key`,`listed`) WHERE listed;--> statement-breakpoint
CREATE INDEX `change_group` ON `change` (`group_key`,`severity`) WHERE listed;--> statement-breakpoint
CREATE TABLE `delivery` (
	`id` text PRIMARY KEY NOT NULL,
	`webhook_id` text NOT NULL,
	`group_key` text NOT NULL,
	`seq` integer NOT NULL,
	`body` text NOT NULL,
	`at` integer NOT NULL,
	`attempt` integer NOT NULL,
	`status` text NOT NULL,
	`next_at` integer,
	`answer` text
);
--> statement-breakpoint
CREATE INDEX `delivery_webhook` ON `delivery` (`webhook_id`,`at`);--> statement-breakpoint
CREATE INDEX `delivery_next` ON `delivery` (`next_at`) WHERE status = 'waiting';--> statement-breakpoint
CREATE TABLE `family` (
	`key` text NOT NULL,
	`from_seq` integer NOT NULL,
	`to_seq` integer NOT NULL,
	`size` integer NOT NULL,
	`worse` real NOT NULL,
	`better` real NOT NULL,
	PRIMARY KEY(`key`, `from_seq`)
);
--> statement-breakpoint
CREATE INDEX `family_from` ON `family` (`from_seq`);--> statement-breakpoint
CREATE INDEX `family_closed` ON `family` (`to_seq`) WHERE to_seq < 9007199254740991;--> statement-breakpoint
CREATE TABLE `known_issue` (
	`id` text PRIMARY KEY NOT NULL,
	`from_seq` integer NOT NULL,
	`to_seq` integer NOT NULL,
	`model` text,
	`chip` text,
	`scheme` text,
	`path` text,
	`op` text,
	`qairt_from` text,
	`qairt_to` text,
	`onnxruntime_from` text,
	`onnxruntime_to` text,
	`text` text NOT NULL,
	`url` text,
	`who` text NOT NULL,
	`at` integer NOT NULL,
	`removed_by` text,
	`removed_at` integer
);
--> statement-breakpoint
CREATE INDEX `known_issue_to` ON `known_issue` (`to_seq`);--> statement-breakpoint
CREATE TABLE `plan_lease` (
	`item_key` text PRIMARY KEY NOT NULL,
	`holder` text NOT NULL,
	`taken_at` integer NOT NULL,
	`expires_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `rejudge` (
	`seq` integer PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`rules` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `setting` (
	`key` text NOT NULL,
	`from_seq` integer NOT NULL,
	`to_seq` integer NOT NULL,
	`value` text,
	`who` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`key`, `from_seq`)
);
--> statement-breakpoint
CREATE TABLE `triage` (
	`seq` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`change_id` text NOT NULL,
	`cell_key` text NOT NULL,
	`action` text NOT NULL,
	`who` text NOT NULL,
	`at` integer NOT NULL,
	`assignee` text,
	`text` text,
	`run_id` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `triage_id` ON `triage` (`id`);--> statement-breakpoint
CREATE INDEX `triage_change` ON `triage` (`change_id`,`seq`);--> statement-breakpoint
CREATE INDEX `triage_cell` ON `triage` (`cell_key`,`seq`);--> statement-breakpoint
CREATE TABLE `webhook` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`url` text NOT NULL,
	`secret` text NOT NULL,
	`form` text NOT NULL,
	`events` text NOT NULL,
	`announced_seq` integer NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`disabled_at` integer,
	`removed_at` integer
);
--> statement-breakpoint
ALTER TABLE `cell` ADD `interval_low` real;--> statement-breakpoint
ALTER TABLE `cell` ADD `interval_high` real;--> statement-breakpoint
ALTER TABLE `cell` ADD `interval_method` text;--> statement-breakpoint
ALTER TABLE `cell` ADD `smallest_drop` real;--> statement-breakpoint
ALTER TABLE `cell` ADD `smallest_drop_basis` text;--> statement-breakpoint
ALTER TABLE `mark` ADD `rules` integer;--> statement-breakpoint
ALTER TABLE `run` ADD `request` text;--> statement-breakpoint
ALTER TABLE `run` ADD `detailed` integer;