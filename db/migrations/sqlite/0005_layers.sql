CREATE TABLE `workaround` (
	`id` text PRIMARY KEY NOT NULL,
	`run_id` text NOT NULL,
	`comparator_run_id` text,
	`created_at` integer NOT NULL,
	`created_by` text NOT NULL,
	`model` text NOT NULL,
	`chip` text,
	`stack` text NOT NULL,
	`kind` text NOT NULL,
	`layers` text NOT NULL,
	`prediction` text,
	`note` text,
	`files` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `workaround_run` ON `workaround` (`run_id`);--> statement-breakpoint
CREATE INDEX `workaround_model` ON `workaround` (`model`,`created_at`);--> statement-breakpoint
CREATE TABLE `workaround_result` (
	`workaround_id` text NOT NULL,
	`run_id` text NOT NULL,
	`linked_at` integer NOT NULL,
	`linked_by` text,
	PRIMARY KEY(`workaround_id`, `run_id`)
);
--> statement-breakpoint
ALTER TABLE `supplement` ADD `layer_graph` text;--> statement-breakpoint
ALTER TABLE `supplement` ADD `layer_nodes` integer;--> statement-breakpoint
ALTER TABLE `supplement` ADD `layer_metrics` text;--> statement-breakpoint
ALTER TABLE `supplement` ADD `layer_meta` text;--> statement-breakpoint
ALTER TABLE `supplement` ADD `layer_values` blob;--> statement-breakpoint
CREATE INDEX `supplement_layers` ON `supplement` (`run_id`) WHERE layer_graph is not null;--> statement-breakpoint
CREATE INDEX `run_layers` ON `run` (`model`,`seq`) WHERE layer_graph is not null;