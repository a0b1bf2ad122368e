// Writes the types of the API from its OpenAPI document, so that the page
// cannot ask for what the server does not give.
//   node types.mjs http://127.0.0.1:8080/ > src/schema.ts
import { pathToFileURL } from "node:url";

/** typesOf is an interface for each schema of an OpenAPI document. */
export function typesOf(openapi) {
  const { schemas } = openapi.components;
  const names = Object.keys(schemas).filter((name) => !unused.has(name)).sort();
  return head + names.map((name) => `\nexport ${declaration(name, schemas[name])}\n`).join("");
}

const head = `// Made from the server's OpenAPI document by types.mjs: do not edit.
`;

const unused = new Set(["ErrorModel", "ErrorDetail"]); // huma's own, in whose place the server sends Problem

function declaration(name, schema) {
  if (!schema.properties) return `type ${name} = ${typeOf(schema)};`;
  const required = new Set(schema.required);
  const fields = Object.entries(schema.properties)
    .filter(([field]) => !field.startsWith("$"))
    .map(([field, s]) => `${comment(s)}  ${field}${required.has(field) ? "" : "?"}: ${typeOf(s)};\n`);
  return `interface ${name} {\n${fields.join("")}}`;
}

const comment = (s) => (s.description ? `  /** ${s.description.replaceAll("*/", "").replace(/\s+/g, " ").trim()} */\n` : "");

/** typeOf is a schema as TypeScript writes it. The server sends an empty list where the schema would allow null. */
function typeOf(s) {
  if (s.$ref) return s.$ref.split("/").pop();
  if (s.enum) return s.enum.map((value) => JSON.stringify(value)).join(" | ");
  const [type] = [s.type].flat().filter((one) => one !== "null");
  if (type === "array") return s.items.enum ? `(${typeOf(s.items)})[]` : `${typeOf(s.items)}[]`;
  if (type === "object") return `Record<string, ${typeof s.additionalProperties === "object" ? typeOf(s.additionalProperties) : "unknown"}>`;
  return { string: "string", integer: "number", number: "number", boolean: "boolean" }[type] ?? "unknown";
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const answer = await fetch(new URL("api/openapi.json", process.argv[2] ?? "http://127.0.0.1:8080/"));
  process.stdout.write(typesOf(await answer.json()));
}
