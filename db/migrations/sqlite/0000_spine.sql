CREATE TABLE `cell` (
	`key` text NOT NULL,
	`from_seq` integer NOT NULL,
	`to_seq` integer NOT NULL,
	`evaluation_key` text NOT NULL,
	`model` text NOT NULL,
	`target_kind` text NOT NULL,
	`chip` text,
	`scheme` text NOT NULL,
	`path` text,
	`backend` text,
	`simulated` integer NOT NULL,
	`emulated` integer NOT NULL,
	`run_id` text NOT NULL,
	`status` text NOT NULL,
	`reason` text,
	`measured_at` integer NOT NULL,
	`value` real,
	`value_is_last` integer NOT NULL,
	`reference_value` real,
	`reference_source` text,
	`reference_run_id` text,
	`delta` real,
	`npu_share` real,
	`qairt` text,
	`onnxruntime` text,
	`marks` text NOT NULL,
	`runs` integer NOT NULL,
	`points` integer NOT NULL,
	PRIMARY KEY(`key`, `from_seq`)
);
--> statement-breakpoint
CREATE INDEX `cell_evaluation` ON `cell` (`evaluation_key`,`to_seq`);--> statement-breakpoint
CREATE INDEX `cell_model` ON `cell` (`model`,`to_seq`);--> statement-breakpoint
CREATE TABLE `evaluation` (
	`key` text PRIMARY KEY NOT NULL,
	`model` text NOT NULL,
	`variant` text,
	`dataset` text NOT NULL,
	`split` text,
	`metric` text NOT NULL,
	`metric_name` text NOT NULL,
	`metric_kind` text NOT NULL,
	`direction` text NOT NULL,
	`unit` text NOT NULL,
	`samples` integer,
	`sample_sha256` text,
	`first_seq` integer,
	`cells` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `evaluation_model` ON `evaluation` (`model`);--> statement-breakpoint
CREATE TABLE `graph` (
	`hash` text PRIMARY KEY NOT NULL,
	`nodes` blob NOT NULL
);
--> statement-breakpoint
CREATE TABLE `idempotency` (
	`token_id` text NOT NULL,
	`key` text NOT NULL,
	`body_sha256` text NOT NULL,
	`created_at` integer NOT NULL,
	`status` integer,
	`answer` text,
	PRIMARY KEY(`token_id`, `key`)
);
--> statement-breakpoint
CREATE TABLE `lease` (
	`name` text PRIMARY KEY NOT NULL,
	`holder` text NOT NULL,
	`expires_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `mark` (
	`seq` integer PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`runs` integer NOT NULL,
	`newest` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `run` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`content_sha256` text NOT NULL,
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
	`received_at` integer NOT NULL,
	`started_at` integer,
	`origin` text NOT NULL,
	`device` text,
	`campaign` text,
	`runner` text,
	`status` text NOT NULL,
	`reason` text,
	`value` real,
	`stderr` real,
	`repeats` text,
	`correct` integer,
	`reference_value` real,
	`reference_source` text,
	`source_sha256` text,
	`quantized_sha256` text,
	`output_sha256` text,
	`qairt` text,
	`qnn_ep` text,
	`onnxruntime` text,
	`qairt_compile` text,
	`runtime` text,
	`numeric_options` text,
	`npu` integer,
	`gpu` integer,
	`cpu` integer,
	`latency_ms` real,
	`document` text NOT NULL,
	`bits` blob,
	`layer_graph` text,
	`layer_nodes` integer,
	`layer_metrics` text,
	`layer_meta` text,
	`layer_values` blob
);
--> statement-breakpoint
CREATE UNIQUE INDEX `run_id` ON `run` (`id`);--> statement-breakpoint
CREATE INDEX `run_cell` ON `run` (`cell_key`,`seq`);--> statement-breakpoint
CREATE INDEX `run_evaluation` ON `run` (`evaluation_key`,`target_kind`,`seq`);--> statement-breakpoint
CREATE INDEX `run_model` ON `run` (`model`,`seq`);--> statement-breakpoint
CREATE TABLE `sign_in_code` (
	`hash` text PRIMARY KEY NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer
);
--> statement-breakpoint
CREATE TABLE `token` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`prefix` text NOT NULL,
	`hash` text NOT NULL,
	`scopes` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer,
	`last_used_at` integer,
	`revoked_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `token_hash` ON `token` (`hash`);