import Link, { type LinkProps } from '@cloudscape-design/components/link';
import { useRouter } from '@tanstack/react-router';
import type { ReactNode } from 'react';

interface PageLinkProps extends Pick<LinkProps, 'variant' | 'fontSize' | 'ariaLabel'> {
  href: string;
  children: ReactNode;
}

/** A link to a page of the console; opens without loading the console again. */
export function PageLink({ href, children, ...rest }: PageLinkProps): ReactNode {
  const { history } = useRouter();
  return (
    <Link
      {...rest}
      href={href}
      onFollow={(event) => {
        event.preventDefault();
        history.push(href);
      }}
    >
      {children}
    </Link>
  );
}
