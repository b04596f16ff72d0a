import Alpine from '@alpinejs/csp'
import ajax from '@imacrayon/alpine-ajax'

Alpine.plugin(ajax)
Alpine.start()
