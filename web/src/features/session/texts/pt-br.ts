import type { SessionTexts } from './en.ts';

export const ptBr: SessionTexts = {
  ended: 'Sua sessão terminou',
  advice:
    'Nada desta página se perde. Entre de novo em uma janela própria: o que está esperando é enviado em seguida, e a página continua sozinha.',
  signInAgain: 'Entrar de novo',
  noWindow: 'O navegador não deixou abrir uma janela para entrar. Permita isso para este endereço e tente de novo.',
  notSignedIn: (answer) => `Não foi possível entrar: ${answer}. Tente de novo.`,
  otherAccount: (theirs) =>
    `Você entrou como ${theirs}; esta página é de outra conta. Entre de novo com a que estava usando.`,
  onThisPage: 'Entrar nesta página',
  onThisPageNote:
    'Entrar nesta página a carrega de novo. Os fluxos que você edita ficam guardados neste navegador; copie antes o que digitou em outros lugares.',
  done: 'Você entrou',
  doneAdvice: 'A página de onde você veio continua. Esta janela pode ser fechada.',
};
