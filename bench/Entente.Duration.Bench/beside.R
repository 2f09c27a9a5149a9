# The same fits by R's survival, from the same file: Rscript beside.R CASE N P FILE
suppressMessages(library(survival))
a <- commandArgs(TRUE); n <- as.integer(as.numeric(a[2])); p <- as.integer(a[3])
con <- file(a[4], "rb"); m <- matrix(readBin(con, "double", n * (7 + p), endian = "little"), n); close(con)
d <- as.data.frame(m); names(d) <- c("start", "stop", "ended", "cause", "id", "time", "status", paste0("x", seq_len(p))); rm(m); invisible(gc())
terms <- paste(paste0("x", seq_len(p)), collapse = "+"); way <- factor(d$cause, 0:2, c("none", "one", "two"))
began <- proc.time()
out <- switch(a[1],
  cox = { f <- coxph(as.formula(paste("Surv(time, status) ~", terms)), d); c(f$loglik[2], coef(f)[1]) },
  coxcluster = { f <- coxph(as.formula(paste("Surv(start, stop, ended) ~", terms)), d, cluster = id); c(f$loglik[2], coef(f)[1]) },
  finegray = { w <- finegray(Surv(time, way) ~ ., data = cbind(d[c("time", paste0("x", seq_len(p)))], way)); f <- coxph(as.formula(paste("Surv(fgstart, fgstop, fgstatus) ~", terms)), w, weights = fgwt); c(f$loglik[2], coef(f)[1]) },
  aj = { f <- survfit(Surv(time, way) ~ 1, d); k <- nrow(f$pstate); c(f$pstate[k, 2], f$std.err[k, 2]) })
took <- proc.time() - began
cat(sprintf("%s,%d,%d,%.3f,%.3f,%.15g,%.15g\n", a[1], n, p, took[3], took[1] + took[2], out[1], out[2]))
