package shaopao.wallet;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import shaopao.wallet.Reconciliation.Difference;
import shaopao.wallet.Reconciliation.DifferenceKind;
import shaopao.wallet.Reconciliation.ReconciledLine;

/** Reads what a channel lists, and compares it with the ledger. */
final class ReconciliationRules {

    /** What the columns are called by WeChat Pay, by Alipay, and by us. */
    private static final Set<String> NUMBER = Set.of("商户订单号", "out_trade_no", "number", "编号");

    private static final Set<String> AMOUNT = Set.of("订单金额", "订单金额（元）", "总金额", "应结订单金额", "amount", "金额", "金额（元）");
    private static final Set<String> REFUND = Set.of("退款金额", "商家实退（元）", "refund", "退款");
    private static final Set<String> REFUND_NUMBER = Set.of("商户退款单号", "out_refund_no", "退款请求号", "退款批次号/请求号");
    private static final Set<String> REFUND_STATE = Set.of("退款状态", "refund_status");

    /** A refund that the service lists and has not done: no money has moved. */
    private static final Set<String> NOT_DONE = Set.of("fail", "processing", "closed", "abnormal", "change");

    private ReconciliationRules() {}

    /** Which column is which. */
    record Columns(
            int number,
            int amount,
            Optional<Integer> refund,
            Optional<Integer> refundNumber,
            Optional<Integer> refundState) {}

    static Optional<Columns> columns(List<String> heading) {
        Optional<Integer> number = place(heading, NUMBER);
        Optional<Integer> amount = place(heading, AMOUNT);
        return number.isEmpty() || amount.isEmpty()
                ? Optional.empty()
                : Optional.of(new Columns(
                        number.get(),
                        amount.get(),
                        place(heading, REFUND),
                        place(heading, REFUND_NUMBER),
                        place(heading, REFUND_STATE)));
    }

    private static Optional<Integer> place(List<String> heading, Set<String> names) {
        for (int i = 0; i < heading.size(); i++) {
            if (names.contains(plain(heading.get(i)).toLowerCase(Locale.ROOT))) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    /** Empty for a line by which no money moved, such as the sum at the end, or a refund that failed. */
    static Optional<ReconciledLine> line(Columns columns, List<String> cells) {
        String number = number(cell(cells, columns.number()));
        Optional<Long> amount = cents(cell(cells, columns.amount()));
        long refund = columns.refund().flatMap(at -> cents(cell(cells, at))).orElse(0L);
        String name = columns.refundNumber().map(at -> number(cell(cells, at))).orElse("");
        String state = columns.refundState()
                .map(at -> cell(cells, at).toLowerCase(Locale.ROOT))
                .orElse("");
        boolean undone = refund != 0 && NOT_DONE.contains(state);
        if (number.isEmpty() || amount.isEmpty() || undone) {
            return Optional.empty();
        }
        // Alipay lists a refund as an order of less than nothing
        long cents = refund != 0 ? -Math.abs(refund) : amount.get();
        return Optional.of(new ReconciledLine(number, cents < 0 ? name : "", cents));
    }

    private static String cell(List<String> cells, int at) {
        return at < cells.size() ? plain(cells.get(at)) : "";
    }

    /** WeChat Pay leads each cell by a grave accent, so that spreadsheets leave it alone. */
    private static String plain(String cell) {
        String text = cell.strip();
        return text.startsWith("`") ? text.substring(1).strip() : text;
    }

    /** The id of a transfer however it is written. */
    static String number(String text) {
        return text.toLowerCase(Locale.ROOT).replace("-", "");
    }

    /** An amount of the currency with at most two decimals. */
    static Optional<Long> cents(String text) {
        String digits = text.replace(",", "").replace("¥", "");
        return digits.matches("[+-]?\\d{1,12}(\\.\\d{1,2}0*)?")
                ? Optional.of(new BigDecimal(digits).movePointRight(2).longValueExact())
                : Optional.empty();
    }

    /** Each number of either side is told once. */
    static List<Difference> compare(List<ReconciledLine> ours, List<ReconciledLine> theirs) {
        Map<String, Long> known = new LinkedHashMap<>();
        ours.forEach(line -> known.merge(line.number(), line.cents(), Long::sum));
        List<Difference> differences = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        Set<ReconciledLine> exact = new HashSet<>();
        Map<String, Long> said = new LinkedHashMap<>();
        for (ReconciledLine line : theirs) {
            boolean doubled = !exact.add(line);
            if (doubled) {
                differences.add(Difference.open(
                        differences.size(),
                        DifferenceKind.DOUBLED,
                        line.number(),
                        Optional.ofNullable(known.get(line.number())),
                        Optional.of(line.cents())));
            } else {
                said.merge(line.number(), line.cents(), Long::sum);
            }
        }
        said.forEach((number, cents) -> {
            seen.add(number);
            Optional<Long> own = Optional.ofNullable(known.get(number));
            if (!own.equals(Optional.of(cents))) {
                DifferenceKind kind = own.isEmpty() ? DifferenceKind.MISSING_HERE : DifferenceKind.AMOUNT_OTHER;
                differences.add(Difference.open(differences.size(), kind, number, own, Optional.of(cents)));
            }
        });
        known.forEach((number, cents) -> {
            if (!seen.contains(number)) {
                differences.add(Difference.open(
                        differences.size(),
                        DifferenceKind.MISSING_THERE,
                        number,
                        Optional.of(cents),
                        Optional.empty()));
            }
        });
        return differences;
    }
}
