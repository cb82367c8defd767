// Sorting of tables by a click on a column's head. An addition only: without it every page works as it is.
(() => {
  'use strict';
  const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });

  function valueOf(row, index) {
    const cell = row.cells[index];
    return cell === undefined ? '' : cell.textContent.trim();
  }

  // „1 234,5“, “1,234.5”, „3–5“ and „60 %“: the first number decides.
  function numberOf(text) {
    const bulgarian = document.documentElement.lang === 'bg';
    const plain = text.replace(/[\s\u00a0\u202f]/g, '').split('–')[0];
    const dotted = bulgarian ? plain.replace(',', '.') : plain.replaceAll(',', '');
    const number = Number.parseFloat(dotted);
    return Number.isNaN(number) ? -Infinity : number;
  }

  function sortBy(table, head, index) {
    const ascending = head.getAttribute('aria-sort') !== 'ascending';
    const numeric = head.classList.contains('numeric');
    const rows = [...table.tBodies[0].rows];
    rows.sort((a, b) => {
      const [one, other] = [valueOf(a, index), valueOf(b, index)];
      const order = numeric
        ? numberOf(one) - numberOf(other) || collator.compare(one, other)
        : collator.compare(one, other);
      return ascending ? order : -order;
    });
    for (const other of head.parentElement.cells) other.removeAttribute('aria-sort');
    head.setAttribute('aria-sort', ascending ? 'ascending' : 'descending');
    table.tBodies[0].append(...rows);
  }

  for (const table of document.querySelectorAll('table.sortable')) {
    if (table.tBodies.length !== 1 || table.tBodies[0].rows.length < 2) continue;
    [...table.tHead.rows[0].cells].forEach((head, index) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener('click', () => sortBy(table, head, index));
    });
  }
})();
