package shaopao.http;

import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;
import shaopao.http.ProblemCatalogue.Listed;
import shaopao.kernel.KernelProblem;
import shaopao.kernel.MayCall;
import shaopao.kernel.ProblemException;

/** Explains problems: the list for programs, and for people a page at the address that is the problem's type. */
@RestController
class ProblemController {

    private final ProblemCatalogue catalogue;

    ProblemController(ProblemCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    @MayCall(MayCall.ANYONE)
    @GetMapping("/api/problems")
    List<Listed> problems() {
        return catalogue.all();
    }

    @MayCall(MayCall.ANYONE)
    @GetMapping(path = "/problems/{slug}", produces = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8")
    String page(@PathVariable String slug) {
        Listed problem = catalogue.bySlug(slug).orElseThrow(() -> new ProblemException(KernelProblem.NOT_FOUND));
        return """
            <!doctype html>
            <html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
            <title>%1$s</title></head><body>
            <h1>%1$s</h1><p>%2$s</p>
            <div lang="en"><h2>%3$s</h2><p>%4$s</p></div>
            <p><small>HTTP %5$d · %6$s · <code>%7$s</code></small></p>
            </body></html>
            """.formatted(
                        HtmlUtils.htmlEscape(problem.title()),
                        HtmlUtils.htmlEscape(problem.detail()),
                        HtmlUtils.htmlEscape(problem.titleEnglish()),
                        HtmlUtils.htmlEscape(problem.detailEnglish()),
                        problem.status(),
                        problem.module(),
                        problem.type());
    }
}
