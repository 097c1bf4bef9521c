/** The only files of packages that browsers may load, by the name they have below `/assets/:version/vendor/`. */
export const vendorFiles = {
  'tabler.css': '@tabler/core/dist/css/tabler.min.css',
  'turbo.js': '@hotwired/turbo/dist/turbo.es2017-esm.js',
  'transmit.js': '@adonisjs/transmit-client/build/index.js',
  'stimulus.js': '@hotwired/stimulus/dist/stimulus.js',
}
