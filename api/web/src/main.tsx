// The explorer: one page, drawn by the view that its address names.
import { render } from "preact";
import { App } from "./app";

render(<App />, document.getElementById("app")!);
