import { useTranslations } from "next-intl";

const ERRORS = ["invalid", "expired", "used", "limited", "scope"] as const;

type Properties = {
  /** A one-time code from the link that the server printed. */
  code: string | null;
  /** Why the last attempt failed. */
  error: string | null;
  /** Where to go afterwards. */
  next: string;
};

/** Signs in with a token, or with the one-time code of a printed link. A code needs a click, so that no preview of a link spends it. */
export function SignInForm({ code, error, next }: Properties) {
  const t = useTranslations("signIn");
  const known = ERRORS.find((one) => one === error) ?? "other";
  return (
    <section className="panel mx-auto mt-[12vh] max-w-sm p-6">
      <h1>{t("title")}</h1>
      {error !== null && (
        <p role="alert" className="mt-3 rounded-md border border-danger px-3 py-2 text-danger" id="sign-in-error">
          {t(`errors.${known}`)}
        </p>
      )}
      <form method="post" action="/api/v1/session" className="mt-3">
        <input type="hidden" name="next" value={next} />
        {code === null ? <TokenField failed={error !== null} /> : <input type="hidden" name="code" value={code} />}
        {code !== null && <p className="mb-4 text-muted">{t("codeAdvice")}</p>}
        <button type="submit" className="control control-primary w-full justify-center">
          {t(code === null ? "submit" : "submitCode")}
        </button>
      </form>
    </section>
  );
}

function TokenField({ failed }: { failed: boolean }) {
  const t = useTranslations("signIn");
  return (
    <div className="mb-4">
      <label htmlFor="token" className="mb-1 block font-[560]">
        {t("token")}
      </label>
      <input
        id="token"
        name="token"
        type="password"
        required
        autoComplete="current-password"
        spellCheck={false}
        aria-describedby={failed ? "sign-in-error token-advice" : "token-advice"}
        className="field font-mono"
      />
      <p id="token-advice" className="mt-1.5 text-muted text-xs">
        {t("tokenAdvice")} <code className="font-mono">npm run token -- NAME --scopes read</code>
      </p>
    </div>
  );
}
