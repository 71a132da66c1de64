import { Button } from '@fluentui/react-components';
import { Component, type ErrorInfo, type ReactNode } from 'react';
import { EmptyState } from '../ui/empty-state.tsx';

interface Props {
  /** What broke, in words, such as `This page`. */
  readonly place: string;
  readonly children: ReactNode;
}

/** Keeps a fault of one part of the window from taking the rest down, and offers to draw it anew. */
export class ErrorBoundary extends Component<Props, { readonly broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError(): { readonly broken: boolean } {
    return { broken: true };
  }

  override componentDidCatch(error: unknown, info: ErrorInfo): void {
    // The one place a fault of the window can be read afterwards: Electron writes the page's console to its log.
    // oxlint-disable-next-line no-console
    console.error(`${this.props.place} broke`, error, info.componentStack);
  }

  override render(): ReactNode {
    if (!this.state.broken) return this.props.children;
    return (
      <EmptyState
        title={`${this.props.place} met a fault of its own`}
        actions={
          <>
            <Button appearance="primary" onClick={() => this.setState({ broken: false })}>Show it again</Button>
            <Button onClick={() => window.location.reload()}>Reload the window</Button>
          </>
        }
      >
        Your drafts are saved. Show it again; if it comes back, reload the window, and report it with the log.
      </EmptyState>
    );
  }
}
