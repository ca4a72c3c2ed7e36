// How hard a password is to guess, in every language: loaded with what estimates it. A few words, so that one file has
// them all.

export const english = {
  // How hard a password is to guess, with password-strength
  'strength-weak': 'Easy to guess',
  'strength-fair': 'Could be harder to guess',
  'strength-good': 'Hard to guess',
  'strength-strong': 'Very hard to guess',
};

type Words = readonly [weak: string, fair: string, good: string, strong: string];

const words: Readonly<Record<string, Words>> = {
  ar: ['يسهل تخمينها', 'يمكن أن يكون تخمينها أصعب', 'يصعب تخمينها', 'يصعب جدًا تخمينها'],
  de: ['Leicht zu erraten', 'Könnte schwerer zu erraten sein', 'Schwer zu erraten', 'Sehr schwer zu erraten'],
  es: [
    'Fácil de adivinar',
    'Podría ser más difícil de adivinar',
    'Difícil de adivinar',
    'Muy difícil de adivinar',
  ],
  fr: [
    'Facile à deviner',
    'Pourrait être plus difficile à deviner',
    'Difficile à deviner',
    'Très difficile à deviner',
  ],
  he: ['קלה לניחוש', 'יכולה להיות קשה יותר לניחוש', 'קשה לניחוש', 'קשה מאוד לניחוש'],
  hi: [
    'अनुमान लगाना आसान है',
    'अनुमान लगाना और कठिन बनाया जा सकता है',
    'अनुमान लगाना कठिन है',
    'अनुमान लगाना बहुत कठिन है',
  ],
  it: [
    'Facile da indovinare',
    'Potrebbe essere più difficile da indovinare',
    'Difficile da indovinare',
    'Molto difficile da indovinare',
  ],
  ja: [
    '推測されやすいパスワードです',
    'もう少し推測されにくいパスワードにできます',
    '推測されにくいパスワードです',
    '非常に推測されにくいパスワードです',
  ],
  ko: [
    '추측하기 쉽습니다',
    '추측하기 더 어렵게 만들 수 있습니다',
    '추측하기 어렵습니다',
    '추측하기 매우 어렵습니다',
  ],
  nl: [
    'Makkelijk te raden',
    'Zou moeilijker te raden kunnen zijn',
    'Moeilijk te raden',
    'Heel moeilijk te raden',
  ],
  pl: [
    'Łatwe do odgadnięcia',
    'Mogłoby być trudniejsze do odgadnięcia',
    'Trudne do odgadnięcia',
    'Bardzo trudne do odgadnięcia',
  ],
  pt: [
    'Fácil de adivinhar',
    'Poderia ser mais difícil de adivinhar',
    'Difícil de adivinhar',
    'Muito difícil de adivinhar',
  ],
  tr: [
    'Tahmin edilmesi kolay',
    'Tahmin edilmesi daha zor hale getirilebilir',
    'Tahmin edilmesi zor',
    'Tahmin edilmesi çok zor',
  ],
  uk: ['Легко вгадати', 'Могло б бути важче вгадати', 'Важко вгадати', 'Дуже важко вгадати'],
  zh: ['容易被猜到', '可以设置得更难被猜到', '不易被猜到', '很难被猜到'],
};

/** As the other packs have it: what gives the texts of a language. */
export const files = Object.fromEntries(
  Object.entries(words).map(([tag, [weak, fair, good, strong]]) => [
    tag,
    async () => ({
      default: {
        'strength-weak': weak,
        'strength-fair': fair,
        'strength-good': good,
        'strength-strong': strong,
      } satisfies Record<keyof typeof english, string>,
    }),
  ]),
);
