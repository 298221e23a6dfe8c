package modelport.statistics.paired;

/** What became of each row's label from a first version to a second. */
public record Flips(long same, long rightToWrong, long wrongToRight, long wrongToWrong) {
    public long total() {
        return same + flipped();
    }

    public long flipped() {
        return rightToWrong + wrongToRight + wrongToWrong;
    }
}
