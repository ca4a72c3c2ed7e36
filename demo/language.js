// The language of the sign-in page. The elements follow the page: nothing else has to be told.
document.querySelector('#language').onchange = ({ target }) => {
  document.documentElement.lang = target.value;
  document.documentElement.dir = ['ar', 'he'].includes(target.value) ? 'rtl' : 'ltr';
};
