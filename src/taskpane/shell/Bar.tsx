import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
} from "@fluentui/react-components";
import type { MessageBarIntent } from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons/svg/dismiss";
import type { ReactNode } from "react";
import { useWords } from "../text";

/** A message in the flow of the page: a sentence, its next step, and what can be done about it. Never a dialog. */
export function Bar(props: {
  intent: MessageBarIntent;
  title: string;
  children?: ReactNode;
  actions?: ReactNode;
  onDismiss?: () => void;
}) {
  const words = useWords();
  const { onDismiss } = props;
  return (
    <MessageBar intent={props.intent} layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{props.title}</MessageBarTitle>
        {props.children && <div>{props.children}</div>}
      </MessageBarBody>
      <MessageBarActions
        {...(onDismiss && {
          containerAction: (
            <Button
              appearance="transparent"
              aria-label={words.common.close}
              icon={<DismissRegular />}
              onClick={onDismiss}
            />
          ),
        })}
      >
        {props.actions}
      </MessageBarActions>
    </MessageBar>
  );
}
