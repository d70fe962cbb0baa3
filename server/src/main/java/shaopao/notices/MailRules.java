package shaopao.notices;

import java.util.Locale;
import java.util.stream.Collectors;
import shaopao.notices.spi.Outgoing;

/** How a message looks as mail. */
final class MailRules {

    private MailRules() {}

    /** A subject on one line. */
    static String subject(Outgoing message) {
        return message.title().replaceAll("\\p{Cntrl}+", " ").strip();
    }

    static String text(Outgoing message) {
        StringBuilder text = new StringBuilder();
        text.append(message.to().name()).append(chinese(message) ? "：\n\n" : ",\n\n");
        if (message.bundle().isEmpty()) {
            text.append(message.body()).append("\n\n");
            message.link().ifPresent(link -> text.append(link).append("\n\n"));
        } else {
            message.bundle().forEach(line -> {
                text.append("* ")
                        .append(line.title())
                        .append("\n  ")
                        .append(line.body())
                        .append('\n');
                line.link().ifPresent(link -> text.append("  ").append(link).append('\n'));
                text.append('\n');
            });
        }
        text.append("-- \n").append(footer(message)).append('\n');
        message.unsubscribe()
                .ifPresent(link -> text.append(unsubscribeWord(message))
                        .append(' ')
                        .append(link)
                        .append('\n'));
        return text.toString();
    }

    static String html(Outgoing message) {
        String content = message.bundle().isEmpty()
                ? paragraphs(message.body())
                        + message.link().map(link -> button(link, message)).orElse("")
                : message.bundle().stream().map(MailRules::item).collect(Collectors.joining());
        return """
                <!doctype html>
                <html lang="%s"><head><meta charset="utf-8"><title>%s</title></head>
                <body style="margin:0;background:#f4f6f5;font-family:sans-serif;color:#1c2321;line-height:1.6">
                <div style="max-width:560px;margin:0 auto;padding:24px 16px">
                <div style="background:#ffffff;border-radius:8px;padding:24px">
                <h1 style="font-size:18px;margin:0 0 16px">%s</h1>
                <p style="margin:0 0 12px">%s</p>
                %s</div>
                <p style="font-size:12px;color:#5b6662;padding:0 8px">%s%s</p>
                </div></body></html>
                """.formatted(
                        chinese(message) ? "zh-CN" : "en",
                        escaped(subject(message)),
                        escaped(subject(message)),
                        escaped(message.to().name()) + (chinese(message) ? "：" : ","),
                        content,
                        escaped(footer(message)),
                        message.unsubscribe()
                                .map(link -> " <a href=\"%s\" style=\"color:#5b6662\">%s</a>"
                                        .formatted(escaped(link), unsubscribeWord(message)))
                                .orElse(""));
    }

    private static String item(Outgoing.Line line) {
        String title = "<strong>" + escaped(line.title()) + "</strong>";
        return "<div style=\"border-top:1px solid #dfe5e2;padding:12px 0\">"
                + line.link()
                        .map(link -> "<a href=\"%s\" style=\"color:#0b6b50\">%s</a>".formatted(escaped(link), title))
                        .orElse(title)
                + "<div>" + escaped(line.body()).replace("\n", "<br>") + "</div></div>\n";
    }

    private static String paragraphs(String body) {
        return body.lines()
                .filter(line -> !line.isBlank())
                .map(line -> "<p style=\"margin:0 0 12px\">" + escaped(line) + "</p>\n")
                .collect(Collectors.joining());
    }

    private static String button(String link, Outgoing message) {
        return "<p style=\"margin:20px 0 0\"><a href=\"%s\" style=\"background:#0b6b50;color:#ffffff;padding:10px 20px;"
                        .formatted(escaped(link))
                + "border-radius:6px;text-decoration:none\">%s</a></p>\n".formatted(chinese(message) ? "查看详情" : "Open");
    }

    private static String footer(Outgoing message) {
        return chinese(message)
                ? "此信由少跑自动发出，请勿直接回复。"
                : "Sent by Shaopao by itself; nobody reads replies to this address.";
    }

    private static String unsubscribeWord(Outgoing message) {
        return chinese(message) ? "不再接收此类邮件" : "No more mail of this kind";
    }

    private static boolean chinese(Outgoing message) {
        return !message.to().language().getLanguage().equals(Locale.ENGLISH.getLanguage());
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
