package modelport.gateway.serving;

/** How the cost of a request is counted, and which requests are alike enough to run together. */
sealed interface Units {
    double of(Question question);

    long bucket(Question question);

    /** Units that run together at most. */
    double batchLimit();

    /** Rows of a big request that run together at most, where {@code limit} is the most that any may. */
    int rowsPerRun(Question question, int limit);

    /** Rows; alike are those of the same shape. */
    record Rows() implements Units {
        @Override
        public double of(Question question) {
            return question.rows();
        }

        @Override
        public long bucket(Question question) {
            long bucket = 1;
            for (var tensor : question.inputs().values()) {
                long[] shape = tensor.shape();
                for (int axis = 1; axis < shape.length; axis++) {
                    bucket = bucket * 1_000_003 + shape[axis];
                }
                bucket = bucket * 31 + shape.length;
            }
            return bucket;
        }

        @Override
        public double batchLimit() {
            return Double.MAX_VALUE;
        }

        @Override
        public int rowsPerRun(Question question, int limit) {
            return limit;
        }
    }

    /**
     * Tokens, guessed from the length of the texts; alike are texts whose lengths are within the same factor of one and
     * a half, because shorter ones are padded to the longest.
     */
    record TextLength(int maxTokens) implements Units {
        private static final double BUCKET = Math.log(1.5);
        private static final int SHORTEST = 16;
        /** Beyond this, texts that run together gain nothing and wait for each other. */
        private static final double TOGETHER = 1_024;

        @Override
        public double of(Question question) {
            return longest(question) * question.rows();
        }

        @Override
        public long bucket(Question question) {
            return (long) (Math.log(Math.max(longest(question), SHORTEST)) / BUCKET);
        }

        @Override
        public double batchLimit() {
            return TOGETHER;
        }

        @Override
        public int rowsPerRun(Question question, int limit) {
            return (int) Math.clamp(TOGETHER / longest(question), 1, limit);
        }

        private double longest(Question question) {
            return Math.min(
                    maxTokens,
                    question.texts().stream()
                            .mapToDouble(TextLength::tokens)
                            .max()
                            .orElse(1));
        }

        /** About four letters of an alphabet make a token; of other scripts each sign is one. */
        private static double tokens(String text) {
            double tokens = 2;
            for (int i = 0; i < text.length(); i++) {
                tokens += text.charAt(i) < 0x250 ? 0.25 : 1;
            }
            return tokens;
        }
    }
}
