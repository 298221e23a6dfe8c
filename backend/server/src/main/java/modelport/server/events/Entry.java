package modelport.server.events;

import java.util.Optional;
import java.util.UUID;
import modelport.contract.events.Event;

/**
 * An event as the outbox has it.
 *
 * @param position its place in the order of events
 * @param project where it happened; empty for the whole installation
 * @param recipient the only person who hears of it; empty for everybody who may look into the project
 * @param event what is told to those who may know
 */
public record Entry(Position position, Optional<UUID> project, Optional<UUID> recipient, Event event) {}
