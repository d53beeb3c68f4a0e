print("%f %5.1f %e %g %G" % (float("inf"), float("nan"), float("-inf"), 1e100, 1e-100), "%.10g" % 0.1, "%#.3g" % 1.0)  # expect: inf   nan -inf 1e+100 1E-100 0.1 1.00
