import { makeStyles, tokens } from '@fluentui/react-components';
import { Fragment, type ReactNode, useMemo } from 'react';
import { CodeText } from './code-text.tsx';
import { type MarkdownBlock, markdownBlocks } from './markdown-blocks.ts';

const useStyles = makeStyles({
  root: { overflowWrap: 'anywhere', '& > *': { margin: '0 0 10px' } },
  heading: { fontSize: tokens.fontSizeBase300, lineHeight: '20px', fontWeight: tokens.fontWeightSemibold },
  code: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200, padding: '8px 10px', overflowX: 'auto', backgroundColor: tokens.colorNeutralBackground3, borderRadius: tokens.borderRadiusMedium },
  table: { borderCollapse: 'collapse', width: '100%', fontSize: tokens.fontSizeBase200 },
  cell: { textAlign: 'left', verticalAlign: 'top', padding: '4px 8px', border: `1px solid ${tokens.colorNeutralStroke2}` },
  list: { paddingLeft: '20px' },
});

/** A text in Markdown, drawn without any HTML of its own; links are shown as text, since they come from anybody. */
export function MarkdownText({ source }: { readonly source: string }) {
  const styles = useStyles();
  const blocks = useMemo(() => markdownBlocks(source), [source]);
  // Blocks have no name but their place, and are all drawn anew with the text.
  // oxlint-disable-next-line react/no-array-index-key
  return <div className={styles.root}>{blocks.map((block, index) => <Block key={index} block={block} />)}</div>;
}

function Block({ block }: { readonly block: MarkdownBlock }) {
  const styles = useStyles();
  switch (block.kind) {
    case 'heading': return <h3 className={styles.heading}>{inline(block.text)}</h3>;
    case 'paragraph': return <p>{inline(block.text)}</p>;
    case 'code': return <pre className={styles.code}>{block.text}</pre>;
    case 'list': {
      const items = block.items.map((item, index) => <li key={`${index} ${item}`}>{inline(item)}</li>);
      return block.ordered ? <ol className={styles.list}>{items}</ol> : <ul className={styles.list}>{items}</ul>;
    }
    case 'table': return <Table block={block} />;
  }
}

function Table({ block }: { readonly block: Extract<MarkdownBlock, { kind: 'table' }> }) {
  const styles = useStyles();
  return (
    <table className={styles.table}>
      <thead><tr>{block.head.map((cell, index) => <th key={`${index} ${cell}`} scope="col" className={styles.cell}>{inline(cell)}</th>)}</tr></thead>
      <tbody>
        {block.rows.map((row, at) => <tr key={`${at} ${row.join('|')}`}>{row.map((cell, index) => <td key={`${index} ${cell}`} className={styles.cell}>{inline(cell)}</td>)}</tr>)}
      </tbody>
    </table>
  );
}

/** Code, bold and emphasis; an escaped character stands for itself. */
function inline(text: string): ReactNode[] {
  const parts = text.split(/((?<!`)`+[^`]+`+|\*\*[^*]+\*\*|(?<![\w*])\*[^*\s][^*]*\*(?!\w))/);
  return parts.map((part, index) => {
    const key = `${index} ${part}`;
    if (/^`+[^`]+`+$/.test(part)) return <CodeText key={key} chip>{part.replace(/^`+ ?| ?`+$/g, '')}</CodeText>;
    if (part.startsWith('**') && part.endsWith('**') && part.length > 4) return <strong key={key}>{plain(part.slice(2, -2))}</strong>;
    if (part.startsWith('*') && part.endsWith('*') && part.length > 2) return <em key={key}>{plain(part.slice(1, -1))}</em>;
    return <Fragment key={key}>{plain(part)}</Fragment>;
  });
}

function plain(text: string): string {
  return text.replace(/<br\s*\/?>/gi, '\n').replace(/\\([!-/:-@[-`{-~])/g, '$1');
}
