// Chooses the theme of themes.html; its address remembers which.

const names = ['corporate', 'brutalist', 'glass', 'compact', 'soft'];

const choose = (name) => {
  const href = `themes/${name}.css`;
  document.querySelector('#theme').href = href;
  document.querySelector('.stage').dataset.look = name;
  const file = document.querySelector('#file');
  file.href = href;
  file.textContent = href;
};

const asked = new URL(location.href).searchParams.get('theme');
const first = names.includes(asked) ? asked : names[0];
for (const name of names) {
  const label = document.createElement('label');
  const radio = Object.assign(document.createElement('input'), { type: 'radio', name: 'theme', value: name });
  radio.checked = name === first;
  radio.onchange = () => {
    choose(name);
    history.replaceState(null, '', `?theme=${name}`);
  };
  label.append(radio, ` ${name}`);
  document.querySelector('.themes').append(label);
}
choose(first);
