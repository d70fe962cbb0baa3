package shaopao.wallet;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import shaopao.kernel.Page;
import shaopao.people.CsvCells;

/** A statement as a CSV file, written as it is read: its length does not matter. */
final class StatementFile {

    private static final int LINES_MAX = 1_000_000;
    private static final List<String> HEADING_ZH = List.of("日期", "时间", "金额", "余额", "对方", "类型", "备注", "编号");
    private static final List<String> HEADING_EN =
            List.of("date", "time", "amount", "balance", "other side", "kind", "memo", "id");

    private StatementFile() {}

    static void write(
            Wallet wallet, AccountId account, StatementQuery query, Locale locale, HttpServletResponse response)
            throws IOException {
        boolean english = locale.getLanguage().equals("en");
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"statement.csv\"");
        Writer out = response.getWriter();
        out.write(CsvCells.MARK + CsvCells.line(english ? HEADING_EN : HEADING_ZH));
        Optional<Long> before = Optional.empty();
        int written = 0;
        do {
            Page<WalletEntry> page = wallet.entries(account, query, before, Page.LIMIT_MAX);
            for (WalletEntry entry : page.items()) {
                out.write(line(entry, english));
            }
            written += page.items().size();
            before = page.next().map(Long::valueOf);
        } while (before.isPresent() && written < LINES_MAX);
        out.flush();
    }

    /** Amounts stay numbers: a guard against formulas would make a text of one below zero. */
    private static String line(WalletEntry entry, boolean english) {
        String time = entry.occurredAt()
                .atZone(Ledger.ZONE)
                .toLocalTime()
                .truncatedTo(ChronoUnit.SECONDS)
                .format(DateTimeFormatter.ISO_LOCAL_TIME);
        String reason = english ? entry.reason().name() : word(entry.reason());
        return String.join(
                ",",
                entry.day().toString(),
                time,
                money(entry.amountCents()),
                money(entry.balanceCents()),
                CsvCells.line(
                        List.of(entry.other(), reason, entry.memo(), entry.id().toString())));
    }

    private static String money(long cents) {
        return BigDecimal.valueOf(cents, 2).toPlainString();
    }

    private static String word(Reason reason) {
        return switch (reason) {
            case TOP_UP -> "充值";
            case PAYMENT -> "消费";
            case OFFLINE_PAYMENT -> "离线消费";
            case REFUND -> "退款";
            case PAYOUT -> "提现";
            case SUBSIDY -> "补助";
            case FEE -> "缴费";
            case LOSS -> "损失";
            case CORRECTION -> "调账";
        };
    }
}
