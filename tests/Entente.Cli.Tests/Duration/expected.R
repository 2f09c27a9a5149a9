# What R gives for spells.csv: Rscript expected.R > expected.csv (case,path,value). Made with R 4.2, survival 3.5.
suppressMessages(library(survival))
d <- read.csv("spells.csv"); d$region <- factor(d$region, c("east", "north", "South")); d$sex <- factor(d$sex)
out <- function(case, path, value) if (any(k <- is.finite(value))) cat(sprintf("%s,%s,%.15g\n", case, path[k], value[k]), sep = "")
tight <- coxph.control(eps = 1e-14, iter.max = 100, toler.chol = 1e-16, toler.inf = 1e-30)
cat("case,path,value\n")
cox <- function(case, f, robust = FALSE, concordance = TRUE) { s <- suppressWarnings(summary(f)); k <- seq_along(coef(f)) - 1
  out(case, "n", f$n); out(case, "events", f$nevent); out(case, "dropped", nrow(d) - f$n)
  out(case, sprintf("coefficients/%d/coef", k), coef(f)); out(case, sprintf("coefficients/%d/%s", k, if (robust) "robustSe" else "se"), sqrt(diag(vcov(f))))
  if (robust) out(case, sprintf("coefficients/%d/se", k), sqrt(diag(f$naive.var)))
  out(case, sprintf("coefficients/%d/lower", k), confint(f)[, 1]); out(case, sprintf("coefficients/%d/p", k), s$coefficients[, "Pr(>|z|)"])
  out(case, sprintf("loglik/%d", 0:1), f$loglik); out(case, "tests/score/chiSquare", f$score); out(case, "tests/wald/chiSquare", f$wald.test); out(case, "tests/lr/chiSquare", 2 * diff(f$loglik))
  if (concordance) { out(case, "concordance/value", unname(f$concordance["concordance"])); out(case, "concordance/se", unname(f$concordance["std"])) } }
c1 <- coxph(Surv(time, status) ~ age + sex + region, d, control = tight); cox("cox", c1)
cox("cox-startstop", coxph(Surv(start, time, status) ~ log1p(dose) * sex, d, weights = w, cluster = id, ties = "breslow", control = tight), robust = TRUE)
cox("cox-strata", coxph(Surv(time, status) ~ I(age^2) + log(dose + 1) + strata(region) + offset(0.1 * dose), d, control = tight))
cox("cox-exact", coxph(Surv(ceiling(time / 2), status) ~ dose + sex, d, ties = "exact", control = tight), concordance = FALSE)
f <- coxph(Surv(time * exp(0.08 * id), status) ~ sex + dose + frailty(id, eps = 1e-12), d, control = coxph.control(eps = 1e-14, outer.max = 200, iter.max = 100)); out("cox-frailty", sprintf("coefficients/%d/coef", 0:1), coef(f)); out("cox-frailty", "theta", f$history[[1]]$theta)
z <- cox.zph(c1)$table; out("zph", sprintf("tests/%d/chiSquare", seq_len(nrow(z)) - 1), z[, "chisq"]); out("zph", sprintf("tests/%d/df", seq_len(nrow(z)) - 1), z[, "df"]); out("zph", sprintf("tests/%d/p", seq_len(nrow(z)) - 1), z[, "p"])
aft <- function(case, f) { k <- seq_along(coef(f)) - 1; out(case, sprintf("coefficients/%d/coef", k), coef(f)); out(case, sprintf("coefficients/%d/se", k), sqrt(diag(vcov(f)))[k + 1]); out(case, sprintf("scale/%d", seq_along(f$scale) - 1), f$scale); out(case, sprintf("loglik/%d", 0:1), f$loglik) }
sc <- survreg.control(rel.tolerance = 1e-15, maxiter = 200)
aft("aft", survreg(Surv(time, status) ~ age + sex + region, d, dist = "weibull", control = sc))
aft("aft-strata", survreg(Surv(time, status) ~ dose + strata(sex), d, dist = "loglogistic", control = sc))
aft("aft-interval", survreg(Surv(time, upper, type = "interval2") ~ dose + sex, d, dist = "lognormal", control = sc))
d$way <- factor(d$cause, c("censored", "lapse", "war")); m <- survfit(Surv(time, way) ~ sex, d); at <- 0
for (s in 1:2) { n <- m$strata[s]; k <- seq_len(n); for (j in 1:2) { out("cuminc", sprintf("strata/%d/causes/%d/incidence/%d", s - 1, j - 1, k - 1), m$pstate[at + k, j + 1]); out("cuminc", sprintf("strata/%d/causes/%d/stdErr/%d", s - 1, j - 1, k - 1), m$std.err[at + k, j + 1]) }; at <- at + n }
lr <- function(case, s, df) { out(case, "tests/0/chiSquare", s$chisq); out(case, "tests/0/df", df); o <- if (is.matrix(s$obs)) rowSums(s$obs) else s$obs; e <- if (is.matrix(s$exp)) rowSums(s$exp) else s$exp; out(case, sprintf("groups/%d/observed", seq_along(o) - 1), o); out(case, sprintf("groups/%d/expected", seq_along(e) - 1), e) }
lr("logrank", survdiff(Surv(time, status) ~ region, d), 2); lr("logrank-strata", survdiff(Surv(time, status) ~ region + strata(sex), d), 2); lr("logrank-peto", survdiff(Surv(time, status) ~ sex, d, rho = 1), 1)
km <- function(case, s) { at <- 0; for (g in seq_along(s$strata)) { n <- s$strata[g]; k <- at + seq_len(n); i <- seq_len(n) - 1; st <- sprintf("strata/%d/", g - 1)
  out(case, paste0(st, "time/", i), s$time[k]); out(case, paste0(st, "atRisk/", i), s$n.risk[k]); out(case, paste0(st, "events/", i), s$n.event[k]); out(case, paste0(st, "survival/", i), s$surv[k]); out(case, paste0(st, "stdErrLog/", i), s$std.err[k]); out(case, paste0(st, "cumHaz/", i), s$cumhaz[k])
  q <- which(!is.na(s$lower[k])); out(case, paste0(st, "lower/", i[q]), s$lower[k][q]); out(case, paste0(st, "upper/", i[q]), s$upper[k][q]); at <- at + n } }
km("km", survfit(Surv(time, status) ~ sex, d, conf.type = "log")); km("cumhaz", survfit(Surv(time, status) ~ sex, d, stype = 2, ctype = 1, conf.type = "log")); km("km-startstop", survfit(Surv(start, time, status) ~ region, d, weights = w, conf.type = "log-log"))
ok <- d[!is.na(d$age), ]
for (x in c("weibull", "lognormal", "loglogistic", "exponential")) { f <- survreg(Surv(time, status) ~ age + sex, ok, dist = x, control = sc); out("compare", paste0(x, "/loglik"), f$loglik[2]); out("compare", paste0(x, "/aic"), -2 * f$loglik[2] + 2 * f$df) }
f <- coxph(Surv(time, status) ~ age + sex, ok, control = tight); out("compare", "cox/loglik", f$loglik[2])
# Residuals; the names of R's rows are the rows of the file.
for (kind in c("martingale", "deviance", "score", "dfbeta", "schoenfeld", "scaledsch")) { r <- as.matrix(residuals(c1, kind)); case <- paste0("residuals-", kind)
  rows <- if (kind %in% c("schoenfeld", "scaledsch")) { u <- ok[ok$status == 1, ]; as.integer(row.names(u)[order(u$time)]) } else as.integer(row.names(ok))
  for (i in seq_len(nrow(r))) { out(case, sprintf("rows/%d/row", i - 1), rows[i]); out(case, sprintf("rows/%d/values/%d", i - 1, seq_len(ncol(r)) - 1), unname(r[i, ])) } }
