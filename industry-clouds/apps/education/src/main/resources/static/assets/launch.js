// Without scripts the button does the same.
document.getElementById('launch').submit()
