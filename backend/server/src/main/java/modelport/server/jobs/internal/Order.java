package modelport.server.jobs.internal;

import tools.jackson.databind.JsonNode;

/**
 * The one line that a child is given.
 *
 * @param kind the kind of its task
 * @param folder where it may write
 * @param input what its task is given
 */
record Order(String kind, String folder, JsonNode input) {}
