CREATE TABLE `supplement` (
	`seq` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`run_id` text NOT NULL,
	`cell_key` text NOT NULL,
	`received_at` integer NOT NULL,
	`source` text NOT NULL,
	`file` text,
	`npu` integer,
	`gpu` integer,
	`cpu` integer,
	`latency_ms` real,
	`document` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `supplement_id` ON `supplement` (`id`);--> statement-breakpoint
CREATE INDEX `supplement_run` ON `supplement` (`run_id`,`seq`);--> statement-breakpoint
CREATE INDEX `supplement_cell` ON `supplement` (`cell_key`,`seq`);