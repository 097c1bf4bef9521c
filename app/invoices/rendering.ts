import invoicingConfig from '#config/invoicing'
import { RenderingPool } from '#app/documents/rendering_pool'

/** The threads of this process that make documents. */
export const renderingPool = new RenderingPool(invoicingConfig.rendering)
