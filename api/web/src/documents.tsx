// The documents that the graph was made of: load more, and see what was read.
import { useState } from "preact/hooks";
import { documents, stats, type Document } from "./api";
import { t } from "./i18n";
import { bytes, count } from "./number";
import { address } from "./route";
import { Show, useFetch } from "./state";
import { Table } from "./table";
import { Upload } from "./upload";

const page = 100;

export function DocumentsPage() {
  const [round, setRound] = useState(0);
  const [more, setMore] = useState<Document[]>([]);
  const [cursor, setCursor] = useState<string | undefined>();
  const fetched = useFetch(`documents ${round}`, async (signal) => {
    const list = await documents(signal, "", page);
    setMore([]);
    setCursor(list.next);
    return list;
  });
  const server = useFetch("server", stats);
  const next = async () => {
    const list = await documents(new AbortController().signal, cursor, page);
    setMore([...more, ...list.items]);
    setCursor(list.next);
  };
  return (
    <>
      <h1>{t("documents")}</h1>
      <Upload readOnly={server.value?.readOnly ?? false} done={() => setRound(round + 1)} />
      <section class="card">
        <Show of={fetched}>
          {({ items }) =>
            items.length === 0 ? (
              <p>{t("noDocuments")}</p>
            ) : (
              <>
                <List items={[...items, ...more]} total={server.value?.documents ?? items.length + more.length} />
                {cursor && (
                  <button type="button" onClick={() => void next()}>
                    {t("more")}
                  </button>
                )}
              </>
            )
          }
        </Show>
      </section>
    </>
  );
}

const List = ({ items, total }: { items: Document[]; total: number }) => (
  <Table<Document>
    caption={t("documents")}
    file="documents"
    rows={items}
    total={Math.max(total, items.length)}
    columns={[
      { title: t("document"), text: (d) => d.title || d.fileName, show: (d) => <a href={address("document", d.id)}>{d.title || d.fileName}</a> },
      { title: t("date"), text: (d) => d.published ?? "", fixed: true },
      { title: t("publisher"), text: (d) => d.publisher ?? "" },
      { title: t("file"), text: (d) => d.fileName },
      { title: t("facts"), text: (d) => d.facts, show: (d) => count(d.facts), numeric: true },
      { title: t("size"), text: (d) => d.bytes, show: (d) => bytes(d.bytes), numeric: true },
    ]}
  />
);
