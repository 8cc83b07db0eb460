package io.parkcloud.control.openapi;

import io.parkcloud.control.web.PrincipalSource;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.node.ObjectNode;

/**
 * Serves the document, made at the first request. To who is signed in: an outsider needs no map of what there is to attack.
 */
@RestController
class OpenApiController {

    private final OpenApiDocument document;
    private final RequestMappingHandlerMapping routes;
    private final PrincipalSource principals;
    private volatile @Nullable ObjectNode made;

    OpenApiController(OpenApiDocument document, RequestMappingHandlerMapping routes, PrincipalSource principals) {
        this.document = document;
        this.routes = routes;
        this.principals = principals;
    }

    @GetMapping(path = "/api/v1/openapi.json", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ObjectNode> openApi() {
        principals.current();
        var ready = made;
        if (ready == null) {
            ready = document.make(routes.getHandlerMethods());
            made = ready;
        }
        return ResponseEntity.ok(ready);
    }
}
