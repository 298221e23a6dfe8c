package modelport.contract;

/** What a caller can do something about; everything else is a bug and stays a plain exception. */
public sealed interface Problem {
    /** What to tell whoever asked. */
    Message message();

    /** The HTTP status that such a problem has. */
    int status();

    /** No such thing, or none that the caller may see. */
    record NotFound(String kind, String key) implements Problem {
        @Override
        public Message message() {
            return Message.of("not-found", "kind", kind, "key", key);
        }

        @Override
        public int status() {
            return 404;
        }
    }

    /** The request does not fit the state that things are in. */
    record Conflict(Message message) implements Problem {
        @Override
        public int status() {
            return 409;
        }
    }

    /** One value of the request breaks a rule; the message has the argument {@code field}. */
    record Invalid(Message message) implements Problem {
        /** A rule that {@code field} breaks; {@code pairs} are further arguments. */
        public static Invalid field(String field, String code, String... pairs) {
            var all = new java.util.ArrayList<>(java.util.List.of("field", field));
            all.addAll(java.util.List.of(pairs));
            return new Invalid(Message.of(code, all.toArray(String[]::new)));
        }

        @Override
        public int status() {
            return 422;
        }
    }

    /** Nobody is signed in, or name and password do not match. */
    record NotSignedIn(Message message) implements Problem {
        @Override
        public int status() {
            return 401;
        }
    }

    /** The caller is known, and has no right to do that. */
    record Forbidden(Message message) implements Problem {
        @Override
        public int status() {
            return 403;
        }
    }

    /** Somebody else changed it first: the entity tag of the request is an old one. */
    record Stale(Message message) implements Problem {
        @Override
        public int status() {
            return 412;
        }
    }

    /** Whatever else HTTP has a status for. */
    record Other(int status, Message message) implements Problem {}

    /** The way back from what {@link ProblemBody} carries. */
    static Problem of(int status, Message message) {
        return switch (status) {
            case 401 -> new NotSignedIn(message);
            case 403 -> new Forbidden(message);
            case 404 ->
                message.code().equals("not-found")
                        ? new NotFound(
                                message.args().getOrDefault("kind", ""),
                                message.args().getOrDefault("key", ""))
                        : new Other(status, message);
            case 409 -> new Conflict(message);
            case 412 -> new Stale(message);
            case 422 -> new Invalid(message);
            default -> new Other(status, message);
        };
    }
}
