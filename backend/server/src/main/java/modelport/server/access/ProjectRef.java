package modelport.server.access;

import java.util.UUID;
import modelport.contract.Slug;

/**
 * A project that the caller may see; whatever a use case reads or writes is scoped by its id.
 *
 * @param id identity
 * @param name name in addresses
 */
public record ProjectRef(UUID id, Slug name) {}
