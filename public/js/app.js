import '../vendor/turbo.js'
import { Application } from '../vendor/stimulus.js'
import AutosubmitController from './controllers/autosubmit_controller.js'
import CopyController from './controllers/copy_controller.js'
import CountdownController from './controllers/countdown_controller.js'
import DialogController from './controllers/dialog_controller.js'
import DraftController from './controllers/draft_controller.js'
import ErrorSummaryController from './controllers/error_summary_controller.js'
import FileDropController from './controllers/file_drop_controller.js'
import FillController from './controllers/fill_controller.js'
import FormGuardController from './controllers/form_guard_controller.js'
import KeysController from './controllers/keys_controller.js'
import ListKeysController from './controllers/list_keys_controller.js'
import LiveController from './controllers/live_controller.js'
import NoteController from './controllers/note_controller.js'
import OrderLinesController from './controllers/order_lines_controller.js'
import PaletteController from './controllers/palette_controller.js'
import PhotoController from './controllers/photo_controller.js'
import PollController from './controllers/poll_controller.js'
import PopupController from './controllers/popup_controller.js'
import PrintController from './controllers/print_controller.js'
import QuoteController from './controllers/quote_controller.js'
import ScanController from './controllers/scan_controller.js'
import ScanQueueController from './controllers/scan_queue_controller.js'
import SelectionController from './controllers/selection_controller.js'
import SignatureController from './controllers/signature_controller.js'
import SuggestController from './controllers/suggest_controller.js'
import ThemeController from './controllers/theme_controller.js'
import ToastsController from './controllers/toasts_controller.js'

const application = Application.start()
application.register('autosubmit', AutosubmitController)
application.register('copy', CopyController)
application.register('countdown', CountdownController)
application.register('dialog', DialogController)
application.register('draft', DraftController)
application.register('error-summary', ErrorSummaryController)
application.register('file-drop', FileDropController)
application.register('fill', FillController)
application.register('form-guard', FormGuardController)
application.register('keys', KeysController)
application.register('list-keys', ListKeysController)
application.register('live', LiveController)
application.register('note', NoteController)
application.register('order-lines', OrderLinesController)
application.register('palette', PaletteController)
application.register('photo', PhotoController)
application.register('poll', PollController)
application.register('popup', PopupController)
application.register('print', PrintController)
application.register('quote', QuoteController)
application.register('scan', ScanController)
application.register('scan-queue', ScanQueueController)
application.register('selection', SelectionController)
application.register('signature', SignatureController)
application.register('suggest', SuggestController)
application.register('theme', ThemeController)
application.register('toasts', ToastsController)
