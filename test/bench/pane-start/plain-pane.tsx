/**
 * What the pane of Microsoft's add-in template amounts to: React, Fluent UI, a picture with a title, three lines with
 * icons, a field and a button, shown once Office is ready.
 */
import {
  Button,
  Field,
  FluentProvider,
  Image,
  Textarea,
  makeStyles,
  tokens,
  webLightTheme,
} from "@fluentui/react-components";
import { DesignIdeas24Regular, LockOpen24Regular, Ribbon24Regular } from "@fluentui/react-icons";
import { useState } from "react";
import { createRoot } from "react-dom/client";

const useStyles = makeStyles({
  page: { minHeight: "100vh" },
  title: { fontSize: tokens.fontSizeHero900, fontWeight: tokens.fontWeightRegular },
  line: { display: "flex", marginBottom: "14px", color: tokens.colorNeutralForeground1 },
  field: { margin: "30px 20px 20px", maxWidth: "50%" },
});

function PlainPane() {
  const styles = useStyles();
  const [text, setText] = useState("");
  return (
    <div className={styles.page}>
      <Image width="90" height="90" src="icon.png" alt="" />
      <h1 className={styles.title}>Welcome</h1>
      <ul>
        {[Ribbon24Regular, LockOpen24Regular, DesignIdeas24Regular].map((Icon, index) => (
          <li className={styles.line} key={index}>
            <Icon /> A line of what an add-in can do
          </li>
        ))}
      </ul>
      <Field className={styles.field} size="large" label="Text for the document">
        <Textarea value={text} onChange={(_, { value }) => setText(value)} />
      </Field>
      <Button appearance="primary" size="large">
        Insert
      </Button>
    </div>
  );
}

void Office.onReady(() =>
  createRoot(document.getElementById("root")!).render(
    <FluentProvider theme={webLightTheme}>
      <PlainPane />
    </FluentProvider>,
  ),
);
