import '@adonisjs/core/types/http'

type ParamValue = string | number | bigint | boolean

export type ScannedRoutes = {
  ALL: {
    'health.live': { paramsTuple?: []; params?: {} }
    'health.ready': { paramsTuple?: []; params?: {} }
    'assets.show': { paramsTuple: [ParamValue,...ParamValue[]]; params: {'version': ParamValue,'*': ParamValue[]} }
    'start.show': { paramsTuple?: []; params?: {} }
    'preferences.store': { paramsTuple?: []; params?: {} }
    'sessions.create': { paramsTuple?: []; params?: {} }
    'sessions.store': { paramsTuple?: []; params?: {} }
    'sessions.destroy': { paramsTuple?: []; params?: {} }
    'account.show': { paramsTuple?: []; params?: {} }
    'account_languages.store': { paramsTuple?: []; params?: {} }
    'account_passwords.store': { paramsTuple?: []; params?: {} }
    'account_sessions.clear': { paramsTuple?: []; params?: {} }
    'account_sessions.destroy': { paramsTuple: [ParamValue]; params: {'handle': ParamValue} }
    'users.index': { paramsTuple?: []; params?: {} }
    'users.create': { paramsTuple?: []; params?: {} }
    'users.store': { paramsTuple?: []; params?: {} }
    'users.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'user_roles.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'user_roles.destroy': { paramsTuple: [ParamValue,ParamValue]; params: {'id': ParamValue,'role': ParamValue} }
    'user_disablements.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'user_disablements.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'user_sessions.clear': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'imports.index': { paramsTuple?: []; params?: {} }
    'imports.store': { paramsTuple?: []; params?: {} }
    'imports.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'refused_rows.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'reviews.index': { paramsTuple?: []; params?: {} }
    'review_batches.store': { paramsTuple?: []; params?: {} }
    'reviews.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'services.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'desk.home.show': { paramsTuple?: []; params?: {} }
    'desk.audit.index': { paramsTuple?: []; params?: {} }
    'gallery.index': { paramsTuple?: []; params?: {} }
    'gallery.store': { paramsTuple?: []; params?: {} }
    'portal.home.show': { paramsTuple?: []; params?: {} }
    'payment_webhooks.store': { paramsTuple: [ParamValue]; params: {'plugin': ParamValue} }
  }
  GET: {
    'health.live': { paramsTuple?: []; params?: {} }
    'health.ready': { paramsTuple?: []; params?: {} }
    'assets.show': { paramsTuple: [ParamValue,...ParamValue[]]; params: {'version': ParamValue,'*': ParamValue[]} }
    'start.show': { paramsTuple?: []; params?: {} }
    'sessions.create': { paramsTuple?: []; params?: {} }
    'account.show': { paramsTuple?: []; params?: {} }
    'users.index': { paramsTuple?: []; params?: {} }
    'users.create': { paramsTuple?: []; params?: {} }
    'users.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'imports.index': { paramsTuple?: []; params?: {} }
    'imports.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'refused_rows.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'reviews.index': { paramsTuple?: []; params?: {} }
    'desk.home.show': { paramsTuple?: []; params?: {} }
    'desk.audit.index': { paramsTuple?: []; params?: {} }
    'gallery.index': { paramsTuple?: []; params?: {} }
    'portal.home.show': { paramsTuple?: []; params?: {} }
  }
  HEAD: {
    'health.live': { paramsTuple?: []; params?: {} }
    'health.ready': { paramsTuple?: []; params?: {} }
    'assets.show': { paramsTuple: [ParamValue,...ParamValue[]]; params: {'version': ParamValue,'*': ParamValue[]} }
    'start.show': { paramsTuple?: []; params?: {} }
    'sessions.create': { paramsTuple?: []; params?: {} }
    'account.show': { paramsTuple?: []; params?: {} }
    'users.index': { paramsTuple?: []; params?: {} }
    'users.create': { paramsTuple?: []; params?: {} }
    'users.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'imports.index': { paramsTuple?: []; params?: {} }
    'imports.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'refused_rows.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'reviews.index': { paramsTuple?: []; params?: {} }
    'desk.home.show': { paramsTuple?: []; params?: {} }
    'desk.audit.index': { paramsTuple?: []; params?: {} }
    'gallery.index': { paramsTuple?: []; params?: {} }
    'portal.home.show': { paramsTuple?: []; params?: {} }
  }
  POST: {
    'preferences.store': { paramsTuple?: []; params?: {} }
    'sessions.store': { paramsTuple?: []; params?: {} }
    'sessions.destroy': { paramsTuple?: []; params?: {} }
    'account_languages.store': { paramsTuple?: []; params?: {} }
    'account_passwords.store': { paramsTuple?: []; params?: {} }
    'account_sessions.clear': { paramsTuple?: []; params?: {} }
    'account_sessions.destroy': { paramsTuple: [ParamValue]; params: {'handle': ParamValue} }
    'users.store': { paramsTuple?: []; params?: {} }
    'user_roles.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'user_roles.destroy': { paramsTuple: [ParamValue,ParamValue]; params: {'id': ParamValue,'role': ParamValue} }
    'user_disablements.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'user_disablements.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'user_sessions.clear': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'imports.store': { paramsTuple?: []; params?: {} }
    'review_batches.store': { paramsTuple?: []; params?: {} }
    'reviews.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'services.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'gallery.store': { paramsTuple?: []; params?: {} }
    'payment_webhooks.store': { paramsTuple: [ParamValue]; params: {'plugin': ParamValue} }
  }
}
declare module '@adonisjs/core/types/http' {
  export interface RoutesList extends ScannedRoutes {}
}