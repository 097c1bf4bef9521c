import '../vendor/turbo.js'
import { Application } from '../vendor/stimulus.js'
import FormGuardController from './controllers/form_guard_controller.js'
import NoteController from './controllers/note_controller.js'
import ErrorSummaryController from './controllers/error_summary_controller.js'
import PopupController from './controllers/popup_controller.js'
import ThemeController from './controllers/theme_controller.js'

const application = Application.start()
application.register('error-summary', ErrorSummaryController)
application.register('form-guard', FormGuardController)
application.register('note', NoteController)
application.register('popup', PopupController)
application.register('theme', ThemeController)
