package io.parkcloud.identity.web;

import io.parkcloud.control.store.StoreErrors;
import io.parkcloud.identity.internal.CurrentPrincipal;
import io.parkcloud.identity.internal.SshKeys;
import io.parkcloud.identity.internal.SshKeys.SshKey;
import io.parkcloud.kernel.ResourceId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** One's own SSH keys, with which one reads and writes repositories. */
@RestController
@RequestMapping("/api/v1/me/ssh-keys")
class SshKeyController {

    private final SshKeys keys;
    private final CurrentPrincipal principals;

    SshKeyController(SshKeys keys, CurrentPrincipal principals) {
        this.keys = keys;
        this.principals = principals;
    }

    /** A key to add. @param publicKey the line of the file that ends with .pub */
    record KeyRequest(
            @NotBlank @Size(max = 63) String name,
            @NotBlank @Size(max = 8192) String publicKey) {}

    @GetMapping
    List<SshKey> list() {
        return keys.of(principals.account());
    }

    @PostMapping
    ResponseEntity<SshKey> add(@Valid @RequestBody KeyRequest request) {
        return ResponseEntity.status(201).body(keys.add(principals.account(), request.name(), request.publicKey()));
    }

    @DeleteMapping("/{id}")
    ResponseEntity<Void> remove(@PathVariable String id) {
        var key = ResourceId.parse(id)
                .orElseThrow(() -> StoreErrors.NOT_FOUND.error("there is no key %s among yours", id));
        keys.remove(principals.account(), key);
        return ResponseEntity.noContent().build();
    }
}
