package modelport.server.jobs.internal;

import tools.jackson.databind.JsonNode;

/**
 * The one line that a child is given.
 *
 * @param kind the kind of its task
 * @param folder where it may write
 * @param quiet folder of the locks that children of this machine share
 * @param input what its task is given
 */
record Order(String kind, String folder, String quiet, JsonNode input) {}
