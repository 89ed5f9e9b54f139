CREATE TABLE `workaround_result` (
	`workaround_id` text NOT NULL,
	`run_id` text NOT NULL,
	`linked_at` integer NOT NULL,
	`linked_by` text,
	PRIMARY KEY(`workaround_id`, `run_id`)
);
--> statement-breakpoint
DROP INDEX `workaround_model`;--> statement-breakpoint
ALTER TABLE `workaround` ADD `comparator_run_id` text;--> statement-breakpoint
ALTER TABLE `workaround` ADD `note` text;--> statement-breakpoint
CREATE INDEX `workaround_model` ON `workaround` (`model`,`created_at`);--> statement-breakpoint
ALTER TABLE `workaround` DROP COLUMN `result_run_id`;--> statement-breakpoint
CREATE INDEX `run_layers` ON `run` (`model`,`seq`) WHERE layer_graph is not null;--> statement-breakpoint
CREATE INDEX `supplement_layers` ON `supplement` (`run_id`) WHERE layer_graph is not null;