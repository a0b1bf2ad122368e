// The token that writes need. It is kept for this tab only.
import { signal } from "@preact/signals";
import { t } from "./i18n";

export const token = signal(sessionStorage.getItem("token") ?? "");

export const TokenField = () => (
  <label class="token" title={t("tokenHelp")}>
    {t("token")}{" "}
    <input
      type="password"
      autocomplete="off"
      value={token.value}
      onInput={(e) => {
        token.value = e.currentTarget.value;
        sessionStorage.setItem("token", token.value);
      }}
    />
  </label>
);
