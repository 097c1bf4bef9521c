import type { HttpContext } from '@adonisjs/core/http'
import { fitLayout } from '#app/lists/layout'
import type { List, ListReader } from '#app/lists/list'
import { columnViews, fieldViews, rowViews, tabViews } from '#app/lists/list_view'
import type SavedView from '#app/lists/models/saved_view'
import { layoutOf } from '#app/lists/queries/layout_of'
import { viewsOf } from '#app/lists/queries/views_of'
import { orderText, readListQuestion } from '#app/lists/question'
import { countRows, readPage } from '#app/lists/read_page'
import { withQuery } from '#app/platform/views/query_string'

/** Parameters that are no part of what a view keeps. */
const PASSING = { after: null, view: null, day: null }

/** Everything that the `listPage` component shows of a list, as the address asks for it. */
export async function listPage<Row extends { id: string }, Filters>(
  ctx: HttpContext,
  list: List<Row, Filters>
) {
  const asked = ctx.request.qs()
  const reader = readerOf(ctx)
  const question = readListQuestion(list, asked)
  const user = ctx.auth.getUserOrFail()
  const [page, tabs, total, views, stored] = await Promise.all([
    readPage(list, question),
    tabViews(list, question, asked),
    list.tabs ? null : countRows(list, question),
    viewsOf(list.name, user),
    layoutOf(list.name, user.id),
  ])
  const active = views.find(({ id }) => id === asked.view)
  const layout = fitLayout(list.columns, active?.content ?? stored)
  const query = withQuery('', asked, PASSING).slice(1)
  return {
    ...{ name: list.name, path: list.path, title: list.title, layout, query, tabs },
    fields: await fieldViews(list, asked, reader),
    columns: columnViews(list, question, asked, layout),
    choices: chooserViews(list, layout.columns),
    rows: rowViews(list, page.rows, layout, reader),
    order: orderText(question),
    day: question.day,
    hasDays: list.days !== undefined && !question.isSearch,
    total: totalOf(tabs?.items.find(({ isActive }) => isActive)?.count ?? total, page),
    newer: page.newer && withQuery(list.path, asked, { after: page.newer }),
    older: page.older && withQuery(list.path, asked, { after: page.older }),
    exports: ['xlsx', 'csv'].map((format) => ({
      format,
      href: withQuery(`${list.path}/export/${format}`, asked, { after: null, day: null }),
    })),
    views: views.map((view) => viewLink(view, list.path, user.id)),
    active: active && {
      ...viewLink(active, list.path, user.id),
      isChanged: active.content.query !== query,
    },
    isFiltered: withQuery('', asked, { ...PASSING, sort: null }) !== '',
  }
}

export function readerOf({ auth, i18n }: HttpContext): ListReader {
  const user = auth.getUserOrFail()
  return {
    i18n,
    userId: user.id,
    can: (permission) => user.can(permission as Parameters<typeof user.can>[0]),
  }
}

function totalOf(
  counted: number | null,
  { rows, newer, older }: { rows: unknown[]; newer: string | null; older: string | null }
): number | undefined {
  return counted ?? (newer || older ? undefined : rows.length)
}

function viewLink(view: SavedView, path: string, userId: string) {
  const { id, role, content, ownerId } = view
  const query = new URLSearchParams(content.query)
  query.set('view', id)
  return { id, role, name: content.name, isOwn: ownerId === userId, href: `${path}?${query}` }
}

/** The chooser: shown columns in their order, then the others. */
function chooserViews<Row extends { id: string }, Filters>(
  { columns }: List<Row, Filters>,
  shown: readonly string[]
) {
  const labelOf = (key: string) => columns.find((column) => column.key === key)?.label ?? key
  const hidden = columns.filter(({ key }) => !shown.includes(key)).map(({ key }) => key)
  return [...shown, ...hidden].map((key) => ({
    key,
    label: labelOf(key),
    isShown: shown.includes(key),
    isFixed: key === columns[0].key,
  }))
}
