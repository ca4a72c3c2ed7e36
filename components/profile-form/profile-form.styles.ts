import { css } from 'lit';

export const styles = css`
  [part='preview'] {
    inline-size: 4rem;
    block-size: 4rem;
    border-radius: 50%;
    object-fit: cover;
  }
`;
