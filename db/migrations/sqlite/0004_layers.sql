CREATE TABLE `workaround` (
	`id` text PRIMARY KEY NOT NULL,
	`run_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text NOT NULL,
	`model` text NOT NULL,
	`chip` text,
	`stack` text NOT NULL,
	`kind` text NOT NULL,
	`layers` text NOT NULL,
	`prediction` text,
	`files` text NOT NULL,
	`result_run_id` text
);
--> statement-breakpoint
CREATE INDEX `workaround_run` ON `workaround` (`run_id`);--> statement-breakpoint
CREATE INDEX `workaround_model` ON `workaround` (`model`,`chip`);--> statement-breakpoint
ALTER TABLE `supplement` ADD `layer_graph` text;--> statement-breakpoint
ALTER TABLE `supplement` ADD `layer_nodes` integer;--> statement-breakpoint
ALTER TABLE `supplement` ADD `layer_metrics` text;--> statement-breakpoint
ALTER TABLE `supplement` ADD `layer_meta` text;--> statement-breakpoint
ALTER TABLE `supplement` ADD `layer_values` blob;