import { describe, expect, it } from 'vitest';
import { trapOf } from '../../../src/gather/frontier/traps.ts';

describe('trapOf', () => {
  it.each([
    ['/a/b/a/b/a/b/', 'trap-path', /repeats/],
    ['/x/x/x', 'trap-path', /repeats/],
    ['/a/i/b/i/c/i/d/i/e/i/f/i', 'trap-path', /repeats/],
    ['/1/2/3/4/5/6/7/8/9/10/11/12/13', 'trap-path', /deeper/],
    ['/events?month=5&year=2031', 'trap-calendar', /date/],
    ['/calendar/2031-05', 'trap-calendar', /date/],
    ['/calendar/month/2031-05-01', 'trap-calendar', /date/],
    ['/bg/събития/2031/05/', 'trap-calendar', /date/],
    ['/kalendar.php?den=5', 'trap-calendar', /date/],
    ['/index.php/eventsbymonth/2031/5/-', 'trap-calendar', /date/],
    ['/jevents/monthcalendar/2031/5', 'trap-calendar', /date/],
    ['/sabitiya?tribe-bar-date=2031-05-01', 'trap-calendar', /date/],
    ['/index.php?option=com_jevents&task=month.calendar&year=2031&month=5', 'trap-calendar', /date/],
    ['/archive?year=2199', 'trap-calendar', /2199/],
    ['/novini/1492/10/12', 'trap-calendar', /1492/],
    ['/p?a=1&b=2&c=3&d=4&e=5&f=6&g=7&h=8&i=9', 'trap-parameters', /8 parameters/],
    ['/p?page=1&page=2', 'trap-parameters', /repeats/],
    ['/login?back=%2Flogin%3Fback%3D%252Flogin', 'trap-parameters', /inside/],
  ] as const)('%s is one', (path, reason, detail) => {
    const trap = trapOf(`http://a.example${path}`);
    expect(trap?.reason).toBe(reason);
    expect(trap?.detail).toMatch(detail);
  });
  it.each([
    '/2024/05/05/05',
    '/turizam/index/registri/index/imoti/index/2024/index.html',
    '/registri?year=2024&month=5',
    '/p?f[]=1&f[]=2',
    '/bg/byudzhet/2024/otcheti/q1',
    '/bg/sabitiya-2024/programa',
    '/calendar/programa.pdf',
    '/eventsregister/2024',
    '/naselenie?year=1887',
    '/novini/2024/05',
    '/login?back=%2Fbg%2Fopendata%3Fid%3D5',
    '/kalendarni-plan/2024-05',
    '/byudzhet?date=31.12.2024',
  ])('%s is none', (path) => expect(trapOf(`http://a.example${path}`)).toBeNull());
});
