package shaopao.http;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.apache.catalina.Valve;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import shaopao.kernel.Ids;
import shaopao.kernel.MayCall;

/** Makes the web server itself speak in problems: what it refuses before or beside our filters. */
@Configuration(proxyBeanMethods = false)
class Server {

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemsOfTheServer(ProblemWriter problems) {
        return factory -> {
            factory.addEngineValves(new ProblemValve(problems));
            factory.addContextCustomizers(context -> withoutPagesOfItsOwn((StandardHost) context.getParent()));
        };
    }

    private static void withoutPagesOfItsOwn(StandardHost host) {
        host.setErrorReportValveClass("");
        for (Valve valve : host.getPipeline().getValves()) {
            if (valve instanceof ErrorReportValve) {
                host.getPipeline().removeValve(valve);
            }
        }
    }

    /** Stands outermost and fills what would be an empty error or a page of the server's own. */
    private static final class ProblemValve extends ErrorReportValve {

        private final ProblemWriter problems;

        ProblemValve(ProblemWriter problems) {
            this.problems = problems;
        }

        @Override
        protected void report(Request request, Response response, Throwable failure) {
            int status = response.getStatus();
            if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
                return;
            }
            try {
                problems.write(request, response.getResponse(), Problems.forStatus(status), Map.of("number", ""));
                response.finishResponse();
            } catch (IOException | IllegalStateException e) {
                containerLog(e);
            }
        }

        private void containerLog(Exception e) {
            if (container != null) {
                container.getLogger().debug("The client has gone", e);
            }
        }
    }

    /** Where filters end up that call {@code sendError}. */
    @Controller
    static class Errors implements ErrorController {

        private static final Logger LOG = LoggerFactory.getLogger(Errors.class);

        private final ProblemWriter problems;

        Errors(ProblemWriter problems) {
            this.problems = problems;
        }

        @MayCall(MayCall.ANYONE)
        @RequestMapping("/error")
        void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
            int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : 404;
            String number = Ids.next().toString();
            if (status >= 500) {
                LOG.error("Failure {}", number, request.getAttribute(RequestDispatcher.ERROR_EXCEPTION));
            }
            problems.write(
                    request, response, Problems.forStatus(status), status >= 500 ? Map.of("number", number) : Map.of());
        }
    }
}
