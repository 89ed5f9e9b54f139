"use client";

import { useTranslations } from "next-intl";
import { useFormats } from "@/components/format/use-formats";
import { Disclosure } from "@/components/ui/disclosure";
import { TableFrame } from "@/components/ui/table-frame";
import { TableHead } from "@/components/ui/table-head";
import type { ImportReport } from "./import-report";

/** Files in the table at most: a release has thousands. */
const MAX_FILES = 500;

/** Every file with what it was taken for. */
export function FileTable({ files, names }: { files: ImportReport["files"]; names: ReadonlyMap<string, string> }) {
  const t = useTranslations("import");
  const formats = useFormats();
  return (
    <Disclosure className="mt-5" open={files.length <= 8} title={t("filesTitle")} count={formats.count(files.length)}>
      <TableFrame look="plain" className="mt-1 table-fixed">
        <TableHead
          columns={[
            { name: t("file"), className: "ps-0!" },
            { name: t("takenFor"), className: "w-[38%]" },
            { name: t("size"), number: true, className: "w-24 pe-0!" },
          ]}
        />
        <tbody>
          {files.slice(0, MAX_FILES).map(({ path, bytes, format, role }) => (
            <tr key={path}>
              <td className="ps-0!">
                <code className="break-all font-mono text-xs">
                  <bdi>{path}</bdi>
                </code>
              </td>
              <td className="break-words">
                {format === null ? (
                  <span className="text-muted">{t("unknownFormat")}</span>
                ) : (
                  (names.get(format) ?? format)
                )}
                {role === "companion" && <span className="text-muted"> {t("companion")}</span>}
              </td>
              <td data-number className="pe-0!">
                {bytes === null ? "" : formats.bytes(bytes)}
              </td>
            </tr>
          ))}
        </tbody>
      </TableFrame>
      {files.length > MAX_FILES && (
        <p className="mt-2 text-muted">{t("andMore", { count: formats.count(files.length - MAX_FILES) })}</p>
      )}
    </Disclosure>
  );
}
